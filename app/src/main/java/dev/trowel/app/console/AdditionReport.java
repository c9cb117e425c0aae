package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What was added to a repository.
public final class AdditionReport {

  private AdditionReport() {}

  /// Lines for people: each file, and in the end what it came to.
  ///
  /// @param files what was written, seen from the repository's folder
  /// @param done what was done, such as `Added the target staging`
  /// @param nothing what is said when all of it was there
  public static String text(List<String> files, String done, String nothing) {
    if (files.isEmpty()) {
      return "Nothing to do: " + nothing + "\n";
    }
    StringBuilder text = new StringBuilder();
    files.forEach(file -> text.append("  ").append(file).append('\n'));
    int count = files.size();
    return text.append("%s: %d %s\n".formatted(done, count, count == 1 ? "file" : "files"))
        .toString();
  }

  /// The envelope of a command.
  ///
  /// @param dry whether nothing was written
  /// @param warnings what somebody has to do by hand
  public static String json(
      String command, List<String> files, boolean dry, List<Diagnostic> warnings) {
    return Envelope.of(
        command,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("dry_run", dry);
          json.writeFieldName("files");
          JsonText.writeTexts(json, files);
          json.writeEndObject();
        },
        warnings);
  }
}
