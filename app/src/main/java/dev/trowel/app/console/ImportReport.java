package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What `import` wrote.
public final class ImportReport {

  private ImportReport() {}

  /// Lines for people: each file, and what to do next.
  ///
  /// @param files what was written, seen from the output folder
  /// @param targets the targets of the bundle
  /// @param output the output folder as it was named; `""` for the one that one is in
  public static String text(List<String> files, List<String> targets, String output) {
    if (files.isEmpty()) {
      return "Nothing to do: all of it is there already\n";
    }
    StringBuilder text = new StringBuilder();
    files.forEach(file -> text.append("  ").append(file).append('\n'));
    text.append("Wrote %s. Next:\n".formatted(count(files)));
    String there = output.isEmpty() ? "" : " -C " + output;
    text.append("  trowel%s validate\n".formatted(there));
    text.append("  trowel%s plan -t %s\n".formatted(there, targets.getFirst()));
    return text.toString();
  }

  /// A number of files in words.
  public static String count(List<String> files) {
    return files.size() == 1 ? "1 file" : files.size() + " files";
  }

  /// The envelope of the command.
  ///
  /// @param dry whether nothing was written
  public static String json(
      List<String> files, List<String> targets, boolean dry, List<Diagnostic> notes) {
    return Envelope.of(
        "import",
        json -> {
          json.writeStartObject();
          json.writeBooleanField("dry_run", dry);
          json.writeFieldName("files");
          JsonText.writeTexts(json, files);
          json.writeFieldName("targets");
          JsonText.writeTexts(json, targets);
          json.writeEndObject();
        },
        notes);
  }
}
