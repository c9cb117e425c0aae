package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `run` came to, as JSON, where that is a few words.
public final class RunJson {

  private RunJson() {}

  /// An envelope with the key and these fields; empty ones are left out.
  public static String of(String key, Map<String, String> fields, List<Diagnostic> diagnostics) {
    return of("run", key, fields, diagnostics);
  }

  /// The same of another command.
  public static String of(
      String command, String key, Map<String, String> fields, List<Diagnostic> diagnostics) {
    return Envelope.of(
        command,
        json -> {
          json.writeStartObject();
          json.writeStringField("key", key);
          for (var field : new TreeMap<>(fields).entrySet()) {
            if (!field.getValue().isEmpty()) {
              json.writeStringField(field.getKey(), field.getValue());
            }
          }
          json.writeEndObject();
        },
        diagnostics);
  }
}
