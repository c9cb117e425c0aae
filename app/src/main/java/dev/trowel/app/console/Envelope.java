package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What a command prints with `-o json`: its result and all diagnostics, in one versioned object.
///
/// `{"version": 1, "command": "plan", "result": …, "diagnostics": [{"severity": "error", "code":
/// …}]}`
public final class Envelope {

  private Envelope() {}

  /// The text of an envelope.
  ///
  /// @param result the command's own object; writes `null` where the command came to none
  static String of(String command, JsonText.Body result, List<Diagnostic> diagnostics) {
    return of(command, result, Findings.of(diagnostics));
  }

  /// The text of an envelope that carries further fields before the result.
  ///
  /// @param more writes them
  static String of(
      String command, JsonText.Body more, JsonText.Body result, List<Diagnostic> diagnostics) {
    return of(command, more, result, Findings.of(diagnostics));
  }

  /// The text of an envelope whose diagnostics say in which targets they hold.
  static String of(String command, JsonText.Body result, Findings findings) {
    return of(command, json -> {}, result, findings);
  }

  private static String of(
      String command, JsonText.Body more, JsonText.Body result, Findings findings) {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberField("version", DiagnosticJson.VERSION);
      json.writeStringField("command", command);
      more.write(json);
      json.writeFieldName("result");
      result.write(json);
      DiagnosticJson.write(json, findings);
      json.writeEndObject();
    });
  }

  /// The envelope of `state forget`.
  ///
  /// @param keys what is no longer recorded
  public static String forgotten(List<String> keys, List<Diagnostic> diagnostics) {
    return of(
        "state forget",
        json -> {
          json.writeStartObject();
          json.writeFieldName("forgotten");
          JsonText.writeTexts(json, keys);
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The envelope of `endpoint shift`.
  ///
  /// @param from the challenger's share before, in percent
  /// @param to its share now
  public static String shifted(String key, int from, int to, List<Diagnostic> diagnostics) {
    return of(
        "endpoint shift",
        json -> {
          json.writeStartObject();
          json.writeStringField("key", key);
          json.writeNumberField("from", from);
          json.writeNumberField("to", to);
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The envelope of `bind` and `unbind`.
  ///
  /// @param keys the resources that have their objects, or have none, from now on
  public static String bound(String command, List<String> keys, List<Diagnostic> diagnostics) {
    return of(
        command,
        json -> {
          json.writeStartObject();
          json.writeFieldName(command.equals("bind") ? "bound" : "unbound");
          JsonText.writeTexts(json, keys);
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The envelope of `generate`.
  ///
  /// @param files what was written, seen from the bundle's root
  /// @param keys the resources that were written
  public static String generated(
      List<String> files, List<String> keys, List<Diagnostic> diagnostics) {
    return of(
        "generate",
        json -> {
          json.writeStartObject();
          json.writeFieldName("files");
          JsonText.writeTexts(json, files);
          json.writeFieldName("resources");
          JsonText.writeTexts(json, keys);
          json.writeEndObject();
        },
        diagnostics);
  }

  /// The envelope of a command that came to no result.
  public static String failed(String command, List<Diagnostic> diagnostics) {
    return of(command, JsonGenerator::writeNull, diagnostics);
  }
}
