package dev.trowel.core.addition;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Contents;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootFinder;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A bundle as the draft of its repository has it.
public final class DraftBundle {

  private final RepositoryDraft draft;
  private final Path folder;
  private final String prefix;
  private final Options onDisk;

  /// @param folder the bundle's folder, in the repository
  /// @param environment the environment variables
  /// @throws StopException `bundle-root` when there is no bundle in it
  public DraftBundle(RepositoryDraft draft, Path folder, Map<String, String> environment) {
    this.draft = draft;
    this.folder = folder;
    String seen = draft.root().relativize(folder).toString().replace('\\', '/');
    this.prefix = seen.isEmpty() ? "" : seen + "/";
    this.onDisk = new Options(null, environment);
  }

  /// The name of its root file in its folder.
  String rootFile() {
    return RootFinder.find(folder, onDisk).name();
  }

  /// The path of a file of the bundle, seen from the repository's root.
  String path(String file) {
    return Path.of(prefix + file).normalize().toString().replace('\\', '/');
  }

  /// A file of the bundle.
  ///
  /// @throws StopException when it cannot be read
  YamlText text(String file) {
    return YamlText.of(path(file), draft.content(path(file)).orElse(new byte[0]));
  }

  /// The merged tree of all targets.
  ///
  /// @throws StopException when it cannot be read
  Mapping tree() {
    Diagnostics found = new Diagnostics();
    Mapping tree = BundleReader.load(folder, options(), found).tree();
    List<Diagnostic> broken =
        found.list().stream()
            .filter(each -> each.severity() == Severity.ERROR && each.code().equals("syntax"))
            .map(this::placed)
            .toList();
    if (!broken.isEmpty()) {
      throw new StopException(broken);
    }
    return tree;
  }

  private Options options() {
    return new Options(null, onDisk.environment(), drafted());
  }

  private Contents drafted() {
    return file -> {
      Path seen = draft.root().relativize(file.normalize());
      Optional<byte[]> content =
          file.normalize().startsWith(draft.root())
              ? draft.drafted(seen.toString().replace('\\', '/'))
              : Optional.empty();
      return content.isPresent() ? content.get() : Contents.onDisk().read(file);
    };
  }

  /// A place as it is seen from the repository's root.
  Span placed(Span span) {
    return span.isWritten() && !prefix.isEmpty()
        ? new Span(path(span.file()), span.line(), span.column(), span.endLine(), span.endColumn())
        : span;
  }

  private Diagnostic placed(Diagnostic found) {
    return new Diagnostic(
        found.severity(),
        found.code(),
        found.summary(),
        found.detail(),
        found.paths(),
        found.spans().stream().map(this::placed).toList(),
        List.of(),
        Optional.empty());
  }

  /// Refuses a draft in which a target has errors that no target has on the disk.
  ///
  /// @throws StopException `addition-invalid` and the errors
  void check(String target) {
    Set<String> known = new HashSet<>();
    for (String name : Values.mapping(tree(), "targets").entries().keySet()) {
      errors(onDisk.withTarget(name)).forEach(each -> known.add(identity(each)));
    }
    List<Diagnostic> stopping = new ArrayList<>();
    for (Diagnostic each : errors(options().withTarget(target))) {
      if (!known.contains(identity(each))) {
        stopping.add(unplaced(each));
      }
    }
    if (!stopping.isEmpty()) {
      stopping.addFirst(
          Diagnostic.error("addition-invalid", "the target %s would have errors".formatted(target))
              .detail(
                  "They are told with this; nothing was written. What a target still needs can be"
                      + " given with --host, --var NAME=VALUE, --like TARGET and --root-path."));
      throw new StopException(stopping);
    }
  }

  private static String identity(Diagnostic each) {
    return each.code() + " " + each.summary();
  }

  private List<Diagnostic> errors(Options options) {
    Diagnostics found = new Diagnostics();
    try {
      Bundle _ =
          BundleReader.read(
              BundleReader.select(folder, options),
              Inputs.none(),
              Facts.offline(Optional.empty(), GitFacts.none()),
              found);
    } catch (StopException stop) {
      found.addAll(stop.diagnostics());
    }
    return found.list().stream()
        .filter(each -> each.severity() == Severity.ERROR && !each.code().equals("target"))
        .toList();
  }

  /// Places in what is not written yet would be looked up in what is.
  private Diagnostic unplaced(Diagnostic found) {
    Diagnostic seen = placed(found);
    return new Diagnostic(
        seen.severity(),
        seen.code(),
        seen.summary(),
        seen.detail(),
        seen.paths(),
        seen.spans().stream().filter(span -> !draft.changed().contains(span.file())).toList(),
        List.of(),
        Optional.empty());
  }
}
