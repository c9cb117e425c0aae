package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Values;
import java.util.List;

/// This identity may write the folder that a deployment goes to.
final class RootCanBeWritten implements Check {

  private static final String STATUS = "/api/2.0/workspace/get-status";
  private static final List<String> LEVELS = List.of("CAN_MANAGE");
  private static final Path ROOT = Path.of("workspace", "root_path");

  @Override
  public List<Question> ask(Subject subject) {
    String root = subject.bundle().layout().root();
    return root.isEmpty() || root.startsWith("/Volumes/") || Reference.isIn(root)
        ? List.of()
        : List.of(new Question("permissions on " + root, () -> answer(subject, root)));
  }

  /// What holds for the nearest folder that is there holds for those below it.
  private static Told answer(Subject subject, String root) {
    String folder = root;
    while (folder.length() > 1) {
      switch (subject.asker().send(Call.get(STATUS).query("path", folder))) {
        case Answer.Ok(_, JsonNode body) -> {
          return ask(subject, root, folder, body.path("object_id").asText());
        }
        case Answer.Refused refused when refused.isNotFound() -> folder = above(folder);
        case Answer.Refused refused when refused.isForbidden() -> {
          return refused(subject, root, folder);
        }
        case Answer.Refused refused -> {
          return Told.unknown("permissions on " + folder, refused.message());
        }
        case Answer.Unclear(String reason) -> {
          return Told.unknown("permissions on " + folder, reason);
        }
      }
    }
    return Told.FINE;
  }

  private static String above(String folder) {
    return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
  }

  private static Told ask(Subject subject, String root, String folder, String id) {
    return AccessList.ask(
        subject,
        AccessList.of("directories", id),
        "folder " + folder,
        LEVELS,
        () -> refused(subject, root, folder));
  }

  private static Told refused(Subject subject, String root, String folder) {
    String why = subject.user().userName() + " may not write to " + folder;
    String wayOut =
        "A deployment goes to %s. Have CAN_MANAGE given on that folder, or set workspace.root_path to one of your own."
            .formatted(root);
    return Told.found(
        List.of(
            NotPermitted.of(why, wayOut, ROOT, Values.nearestSpan(subject.bundle().tree(), ROOT))));
  }
}
