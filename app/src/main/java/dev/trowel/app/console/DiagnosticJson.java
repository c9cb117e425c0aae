package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Related;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.Locale;

/// Findings as JSON, as `docs/schemas/validate-v1.schema.json` describes them.
final class DiagnosticJson {

  /// Grows when a field changes its meaning or goes away; new fields do not make a new version.
  static final int VERSION = 1;

  private DiagnosticJson() {}

  /// Writes the field `diagnostics`.
  static void write(JsonGenerator json, Findings findings) throws IOException {
    json.writeArrayFieldStart("diagnostics");
    for (Finding finding : findings.list()) {
      json.writeStartObject();
      fields(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
    suppressed(json, findings);
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
    explanation(json, diagnostic);
    if (!finding.targets().isEmpty()) {
      json.writeArrayFieldStart("targets");
      for (String target : finding.targets()) {
        json.writeString(target);
      }
      json.writeEndArray();
    }
  }

  private static void explanation(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeArrayFieldStart("related");
    for (Related related : diagnostic.related()) {
      json.writeStartObject();
      json.writeStringField("note", related.note());
      json.writeFieldName("span");
      write(json, related.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (diagnostic.fix().isPresent()) {
      fix(json, diagnostic.fix().get());
    }
  }

  private static void fix(JsonGenerator json, Fix fix) throws IOException {
    json.writeObjectFieldStart("fix");
    json.writeStringField("words", fix.words());
    json.writeArrayFieldStart("edits");
    for (Fix.Edit edit : fix.edits()) {
      json.writeStartObject();
      json.writeFieldName("span");
      write(json, edit.span());
      json.writeStringField("text", edit.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", span.file());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("end_line", span.endLine());
    json.writeNumberField("end_column", span.endColumn());
    json.writeEndObject();
  }
}
