package dev.trowel.app.command;

import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.console.SandboxPrinter;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Format;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.deploy.Destroyer;
import dev.trowel.core.deploy.Destroyer.Teardown;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.sandbox.Sandbox;
import dev.trowel.core.sandbox.SandboxSite;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes several deployments down, one after the other; one that cannot go hinders no other.
///
/// @param workspace where they are
record SandboxSweep(Invocation invocation, Workspace workspace) {

  /// Takes them down and says so.
  Exit run(List<Sandbox> going, SandboxPrinter printer) {
    Diagnostics all = new Diagnostics();
    int failed = 0;
    for (Sandbox each : going) {
      Diagnostics told = new Diagnostics();
      boolean done = isGone(each, told);
      failed += done ? 0 : 1;
      invocation.console().report(told.list());
      all.addAll(told.list());
      if (done && options().quiet() < 2) {
        invocation.console().progress("Deleted " + each.name() + " of " + each.user());
      }
    }
    String sums = "Sandboxes: %d deleted, %d failed\n".formatted(going.size() - failed, failed);
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? printer.json("sandbox gc", all.list())
                : sums);
    return failed == 0 ? Exit.DONE : Exit.FAILED;
  }

  private boolean isGone(Sandbox sandbox, Diagnostics told) {
    try {
      Path folder = Files.createTempDirectory("sandbox");
      try {
        return destroy(sandbox, folder, told);
      } finally {
        delete(folder);
      }
    } catch (StopException stop) {
      told.addAll(stop.diagnostics());
      return false;
    } catch (IOException e) {
      told.add(Diagnostic.error("local-files", "cannot make a folder: " + e.getMessage()));
      return false;
    }
  }

  private boolean destroy(Sandbox sandbox, Path folder, Diagnostics told) {
    Site site = site(sandbox, folder);
    Destroyer destroyer = Destroyer.careful(site);
    ProgressPrinter progress = new ProgressPrinter(invocation.console(), 2);
    Halt halt = invocation.engine().halt();
    Terms terms = Terms.usual(options().forceLock()).until(halt);
    destroyer.awaitTurn(terms, Waiting.on(invocation, workspace, progress));
    Optional<Teardown> proposed = destroyer.propose(told);
    if (proposed.isEmpty()) {
      return true;
    }
    Teardown going = proposed.get();
    if (!going.prevented().isEmpty()) {
      throw new StopException(going.prevented());
    }
    requireConsent(sandbox, going);
    try {
      Outcome outcome =
          halt.during(() ->
              destroyer.carryOut(
                  options().allowsFiles() ? going.goesWithAll() : going,
                  terms,
                  Waiting.on(invocation, workspace, progress),
                  told));
      told.addAll(outcome.troubles());
      told.addAll(outcome.failed().values());
      return outcome.succeeded();
    } finally {
      progress.finish();
    }
  }

  /// As `destroy` has it: what cannot be restored goes by name, but for development mode.
  private void requireConsent(Sandbox sandbox, Teardown going) {
    List<String> missing =
        sandbox.isDevelopment()
            ? List.of()
            : going.plan().losing().stream()
                .map(Planned::key)
                .filter(key -> !options().allows(key))
                .map(Object::toString)
                .toList();
    if (!missing.isEmpty()) {
      throw new StopException(
          Diagnostic.error(
                  "consent-missing",
                  "%s stays: what cannot be restored would go with it".formatted(sandbox.name()))
              .detail(
                  "Nothing of it was changed. If that is meant, agree to it: --allow-delete "
                      + String.join(" --allow-delete ", missing)));
    }
  }

  private Site site(Sandbox sandbox, Path folder) {
    return new SandboxSite(
            workspace,
            Authors.of(workspace, GitFacts.none(), invocation.caller().environment()),
            invocation.engine().clock())
        .of(sandbox, folder);
  }

  private ConsentOptions options() {
    return ConsentOptions.of(invocation.given());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(SandboxSweep::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
