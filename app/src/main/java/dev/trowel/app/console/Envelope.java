package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// What a command prints with `-o json`: its result and all diagnostics, in one versioned object.
///
/// `{"version": 1, "command": "plan", "result": …, "diagnostics": [{"severity": "error", "code":
/// …}]}`
public final class Envelope {

  /// Grows when a field changes its meaning or goes away; new fields do not make a new version.
  private static final int VERSION = 1;

  private Envelope() {}

  /// The text of an envelope.
  ///
  /// @param result the command's own object; writes `null` where the command came to none
  static String of(String command, JsonText.Body result, List<Diagnostic> diagnostics) {
    return of(command, result, Findings.of(diagnostics));
  }

  /// The text of an envelope whose diagnostics say in which targets they hold.
  static String of(String command, JsonText.Body result, Findings findings) {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("command", command);
      json.writeFieldName("result");
      result.write(json);
      json.writeArrayFieldStart("diagnostics");
      for (Finding finding : findings.list()) {
        write(json, finding);
      }
      json.writeEndArray();
      suppressed(json, findings);
      json.writeEndObject();
    });
  }

  /// The envelope of a command that came to no result.
  public static String failed(String command, List<Diagnostic> diagnostics) {
    return of(command, JsonGenerator::writeNull, diagnostics);
  }

  private static void suppressed(JsonGenerator json, Findings findings) throws IOException {
    if (!findings.allowed().isEmpty()) {
      json.writeArrayFieldStart("suppressed");
      for (AllowedFinding each : findings.allowed()) {
        json.writeStartObject();
        json.writeStringField("reason", each.reason());
        fields(json, each.finding());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    fields(json, finding);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Finding finding) throws IOException {
    Diagnostic diagnostic = finding.diagnostic();
    json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("code", diagnostic.code());
    json.writeStringField("summary", diagnostic.summary());
    json.writeStringField("detail", diagnostic.detail());
    json.writeArrayFieldStart("paths");
    for (Path path : diagnostic.paths()) {
      json.writeString(path.toString());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("spans");
    for (Span span : diagnostic.spans()) {
      write(json, span);
    }
    json.writeEndArray();
    if (!finding.targets().isEmpty()) {
      json.writeArrayFieldStart("targets");
      for (String target : finding.targets()) {
        json.writeString(target);
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", span.file());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("end_line", span.endLine());
    json.writeNumberField("end_column", span.endColumn());
    json.writeEndObject();
  }
}
