package dev.trowel.app.console;

import dev.trowel.core.template.Initialized;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What `init` made.
public final class InitReport {

  private InitReport() {}

  /// A line for people.
  ///
  /// @param output the output folder as it was named; `""` for the one that one is in
  public static String text(Initialized made, String output) {
    int count = made.files().size();
    String files = count == 1 ? " file to " : " files to ";
    return "Wrote " + count + files + folder(made, output) + "\n";
  }

  private static String folder(Initialized made, String output) {
    if (made.folder().equals(".")) {
      return output.isEmpty() ? "this folder" : output;
    }
    String end = output.isEmpty() || output.endsWith("/") ? "" : "/";
    return output + end + made.folder();
  }

  /// The envelope of our own spelling.
  public static String json(Initialized made, List<Diagnostic> warnings) {
    return Envelope.of(
        "init",
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("template");
          json.writeStringField("source", made.source());
          json.writeStringField("revision", made.revision());
          json.writeEndObject();
          json.writeStringField("folder", made.folder());
          json.writeFieldName("outputs");
          JsonText.writeTexts(json, made.files());
          json.writeEndObject();
        },
        warnings);
  }

  /// The incumbent's form (format.md 10).
  public static String outputs(Initialized made) {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeFieldName("outputs");
      JsonText.writeTexts(json, made.files());
      json.writeEndObject();
    });
  }
}
