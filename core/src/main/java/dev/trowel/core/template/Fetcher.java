package dev.trowel.core.template;

import dev.trowel.core.template.TemplateSource.BuiltIn;
import dev.trowel.core.template.TemplateSource.Git;
import dev.trowel.core.template.TemplateSource.Local;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.util.Optional;

/// Has a template lie on this machine.
final class Fetcher {

  private final TemplateRequest request;

  Fetcher(TemplateRequest request) {
    this.request = request;
  }

  /// The template that was asked for.
  ///
  /// @throws StopException `template-unknown`, `template-git`, `template-unwritable` or `bad-usage`
  Fetched fetch() {
    return switch (SourceFinder.find(request)) {
      case Local local -> inSubfolder(local(local));
      case BuiltIn builtIn -> temporary(folder -> builtIn(builtIn, folder));
      case Git git -> temporary(folder -> git(git, folder));
    };
  }

  /// What fetches into a folder.
  @FunctionalInterface
  private interface Fetch {
    Fetched into(TemporaryFolder folder);
  }

  private Fetched temporary(Fetch fetch) {
    TemporaryFolder folder = folder();
    try {
      return inSubfolder(fetch.into(folder));
    } catch (StopException stop) {
      folder.close();
      throw stop;
    }
  }

  private static TemporaryFolder folder() {
    try {
      return TemporaryFolder.make();
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "template-unwritable", "there is no temporary folder: " + FileTrouble.words(e))
              .detail("The template is fetched to one first. Make room where TMPDIR is."));
    }
  }

  private static Fetched local(Local local) {
    return new Fetched(
        local.folder(), local.label(), Optional.empty(), local.label(), "", Optional.empty());
  }

  private Fetched builtIn(BuiltIn builtIn, TemporaryFolder folder) {
    BuiltIns.unpack(builtIn.name(), folder.path());
    return new Fetched(
        folder.path(),
        builtIn.name(),
        Optional.of(folder.path()),
        builtIn.name(),
        request.version(),
        Optional.of(folder));
  }

  private Fetched git(Git git, TemporaryFolder folder) {
    GitClone program = GitClone.with(request.environment());
    program.fetch(git, folder.path());
    return new Fetched(
        folder.path(),
        "",
        Optional.of(folder.path()),
        GitClone.masked(git.address()),
        program.revision(folder.path()),
        Optional.of(folder));
  }

  private Fetched inSubfolder(Fetched fetched) {
    return request
        .subfolder()
        .map(name ->
            new Fetched(
                Subfolders.in(fetched.folder(), name, fetched.limit(), "--template-dir"),
                Labels.below(fetched.label(), name),
                fetched.limit(),
                fetched.source(),
                fetched.revision(),
                fetched.temporary()))
        .orElse(fetched);
  }
}
