package dev.trowel.core.sandbox;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes of a deployment that was found what is needed to take it down.
///
/// @param workspace where it is
/// @param author who takes it down
public record SandboxSite(Workspace workspace, Author author, Clock clock) {

  /// Its site, as if of a bundle that has nothing any more.
  ///
  /// @param folder an empty folder of this machine
  public Site of(Sandbox sandbox, Path folder) {
    Value.Mapping tree = new Value.Mapping(Span.synthetic("sandbox"), new LinkedHashMap<>());
    Bundle bundle =
        new Bundle(
            folder,
            sandbox.bundle(),
            sandbox.target(),
            sandbox.mode().orElse(Mode.NONE),
            tree,
            sandbox.layout(),
            new SyncRules(folder, List.of(), List.of(), List.of()),
            new LinkedHashMap<>());
    return new Site(
        bundle,
        GitFacts.none(),
        workspace,
        new LocalFolder(folder, Optional.empty()),
        Optional.empty(),
        clock,
        author,
        Site.USUAL);
  }
}
