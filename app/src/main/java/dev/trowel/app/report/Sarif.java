package dev.trowel.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.app.console.AllowedFinding;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.JsonText;
import dev.trowel.app.console.Version;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// SARIF 2.1.0, which code scanning services read.
final class Sarif implements Report {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public String name() {
    return "sarif";
  }

  @Override
  public String text(Findings findings) {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(json, findings);
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (Finding finding : findings.list()) {
        result(json, finding, findings, Optional.empty());
      }
      for (AllowedFinding each : findings.allowed()) {
        result(json, each.finding(), findings, Optional.of(each.reason()));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static List<String> rules(Findings findings) {
    return Stream.concat(
            findings.list().stream(), findings.allowed().stream().map(AllowedFinding::finding))
        .map(finding -> finding.diagnostic().code())
        .distinct()
        .sorted()
        .toList();
  }

  private static void tool(JsonGenerator json, Findings findings) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Trowel");
    json.writeStringField("version", Version.text());
    json.writeArrayFieldStart("rules");
    for (String code : rules(findings)) {
      json.writeStartObject();
      json.writeStringField("id", code);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(
      JsonGenerator json, Finding finding, Findings findings, Optional<String> allowed)
      throws IOException {
    Diagnostic diagnostic = finding.diagnostic();
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.code());
    json.writeNumberField("ruleIndex", rules(findings).indexOf(diagnostic.code()));
    json.writeStringField("level", level(diagnostic.severity()));
    json.writeObjectFieldStart("message");
    json.writeStringField("text", Words.paragraph(finding));
    json.writeEndObject();
    locations(json, "locations", diagnostic.spans().stream().limit(1).toList(), findings);
    locations(json, "relatedLocations", diagnostic.spans().stream().skip(1).toList(), findings);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("trowel/v1", Words.fingerprint(finding));
    json.writeEndObject();
    if (allowed.isPresent()) {
      suppression(json, allowed.get());
    }
    json.writeEndObject();
  }

  private static void suppression(JsonGenerator json, String reason) throws IOException {
    json.writeArrayFieldStart("suppressions");
    json.writeStartObject();
    json.writeStringField("kind", "inSource");
    json.writeStringField("justification", reason);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case RECOMMENDATION -> "note";
    };
  }

  private static void locations(
      JsonGenerator json, String field, List<Span> spans, Findings findings) throws IOException {
    if (spans.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (Span span : spans) {
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", Words.uri(findings.inRepository(span.file())));
      json.writeEndObject();
      region(json, span);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void region(JsonGenerator json, Span span) throws IOException {
    if (span.line() > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", span.line());
      json.writeNumberField("startColumn", Math.max(1, span.column()));
      json.writeNumberField("endLine", span.endLine());
      json.writeNumberField("endColumn", Math.max(1, span.endColumn()));
      json.writeEndObject();
    }
  }
}
