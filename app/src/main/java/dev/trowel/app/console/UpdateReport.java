package dev.trowel.app.console;

import dev.trowel.core.template.FileChange;
import dev.trowel.core.template.Updated;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/// What `init --update` did, or would do.
public final class UpdateReport {

  private UpdateReport() {}

  /// A line for each file, and one for all.
  public static String text(Updated updated) {
    return updated.changes().stream().map(UpdateReport::row).collect(Collectors.joining())
        + summary("Updated", updated)
        + "\n";
  }

  private static String row(FileChange change) {
    String note = change.note().isEmpty() ? "" : " (" + change.note() + ")";
    return "  %-9s %s%s\n".formatted(change.kind().word(), change.path(), note);
  }

  /// What all of it comes to, such as `Updated 3 files from mlops, 1 of them in conflict`.
  public static String summary(String verb, Updated updated) {
    int count = updated.changes().size();
    if (count == 0) {
      return "Nothing to update from " + updated.source();
    }
    int conflicts = updated.conflicts().size();
    return "%s %d %s from %s%s"
        .formatted(
            verb,
            count,
            count == 1 ? "file" : "files",
            updated.source(),
            conflicts == 0 ? "" : ", " + conflicts + " of them in conflict");
  }

  /// What would change, as `patch` reads it.
  public static String diff(Updated updated) {
    return updated.changes().stream().map(FileChange::diff).collect(Collectors.joining());
  }

  /// The envelope of our own spelling.
  public static String json(Updated updated, boolean dry, List<Diagnostic> diagnostics) {
    return Envelope.of(
        "init",
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("template");
          json.writeStringField("source", updated.source());
          json.writeStringField("before", updated.before());
          json.writeStringField("revision", updated.revision());
          json.writeEndObject();
          json.writeBooleanField("dry_run", dry);
          json.writeArrayFieldStart("changes");
          for (FileChange change : updated.changes()) {
            json.writeStartObject();
            json.writeStringField("path", change.path());
            json.writeStringField("change", change.kind().word());
            json.writeStringField("note", change.note());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        },
        diagnostics);
  }
}
