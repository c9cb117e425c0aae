package dev.trowel.core.template;

import dev.trowel.core.process.Shell;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What version control knows of a project.
final class WorkTree {

  private static final int NAMED = 10;

  private WorkTree() {}

  /// Refuses a project in which changes are recorded nowhere, as one could not go back to them.
  ///
  /// @throws StopException `update-unsaved`
  static void check(Path project, Map<String, String> environment) {
    List<String> unsaved =
        Shell.named("git", environment)
            .flatMap(_ -> GitClone.with(environment).unsaved(project))
            .orElseThrow(() -> fault("this folder is no repository of git"));
    if (!unsaved.isEmpty()) {
      int more = unsaved.size() - NAMED;
      throw fault(
          "there are changes that are not committed:\n  "
              + String.join("\n  ", unsaved.subList(0, Math.min(NAMED, unsaved.size())))
              + (more > 0 ? "\n  and " + more + " more" : ""));
    }
  }

  private static StopException fault(String why) {
    return new StopException(
        Diagnostic.error("update-unsaved", "what an update would change is not saved")
            .detail(
                "Without a commit nobody could tell what it changed, or go back: %s\nCommit first,"
                        .formatted(why)
                    + " see what it would do with --dry-run, or go ahead with --force."
                    + " Nothing was written."));
  }
}
