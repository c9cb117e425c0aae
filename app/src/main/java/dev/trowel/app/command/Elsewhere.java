package dev.trowel.app.command;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Lets commands that change something run from a folder that cannot be written to, as in a
/// container: what this machine records goes to a folder of its own, which is removed in the end.
final class Elsewhere {

  private Elsewhere() {}

  /// Runs `work` on the session, or on one that records elsewhere.
  ///
  /// @throws StopException with code `local-files` when a journal lies in the folder that cannot be
  ///   written to, or there is no other folder either
  static Exit run(Invocation invocation, Session session, Function<Session, Exit> work) {
    LocalFolder usual = session.site().folder();
    if (usual.isWritable()) {
      return work.apply(session);
    }
    Path other = temporary();
    LocalFolder moved = usual.movedTo(other.resolve(session.bundle().target()));
    warn(invocation, session, usual, moved);
    Exit exit = work.apply(session.recordingIn(moved));
    if (exit == Exit.DONE) {
      remove(other);
    }
    return exit;
  }

  private static void warn(
      Invocation invocation, Session session, LocalFolder usual, LocalFolder moved) {
    Diagnostic warning =
        Diagnostic.warning("local-folder-elsewhere", "cannot write to %s".formatted(usual.path()))
            .detail(
                "What this machine records goes to %s instead; the workspace holds all that the"
                        .formatted(moved.path())
                    + " next deployment needs. DATABRICKS_BUNDLE_TMP names another folder for it.");
    invocation.console().report(List.of(warning));
    session.diagnostics().add(warning);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("trowel-");
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error("local-files", "no folder can be written to, not even a temporary one")
              .detail(
                  "A deployment needs a journal. Give it a folder in DATABRICKS_BUNDLE_TMP."
                      + " Nothing was changed."));
    }
  }

  /// What is left over there does no harm.
  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      return;
    }
  }
}
