package dev.trowel.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.app.console.AllowedFinding;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.JsonText;
import dev.trowel.app.console.Version;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    List<String> codes =
        Stream.concat(
                findings.list().stream(), findings.allowed().stream().map(AllowedFinding::finding))
            .map(finding -> finding.diagnostic().code())
            .distinct()
            .sorted()
            .toList();
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(json, codes);
      json.writeStringField("columnKind", "utf16CodeUnits");
      results(json, codes, findings);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void tool(JsonGenerator json, List<String> codes) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Trowel");
    json.writeStringField("version", Version.text());
    json.writeArrayFieldStart("rules");
    for (String code : codes) {
      json.writeStartObject();
      json.writeStringField("id", code);
      Optional<String> page = Pages.of(code);
      if (page.isPresent()) {
        message(json, "shortDescription", Pages.sentence(page.get()));
        json.writeObjectFieldStart("help");
        json.writeStringField("text", page.get());
        json.writeStringField("markdown", page.get());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void results(JsonGenerator json, List<String> codes, Findings findings)
      throws IOException {
    Map<String, Integer> indexes = new HashMap<>();
    codes.forEach(code -> indexes.put(code, indexes.size()));
    SarifPlaces places = new SarifPlaces(json, findings);
    json.writeArrayFieldStart("results");
    for (Finding finding : findings.list()) {
      json.writeStartObject();
      fields(json, finding, indexes, places);
      json.writeEndObject();
    }
    for (AllowedFinding each : findings.allowed()) {
      json.writeStartObject();
      fields(json, each.finding(), indexes, places);
      suppression(json, each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(
      JsonGenerator json, Finding finding, Map<String, Integer> indexes, SarifPlaces places)
      throws IOException {
    Diagnostic diagnostic = finding.diagnostic();
    json.writeStringField("ruleId", diagnostic.code());
    json.writeNumberField("ruleIndex", indexes.getOrDefault(diagnostic.code(), -1));
    json.writeStringField("level", level(diagnostic.severity()));
    message(json, "message", Words.paragraph(finding));
    places.locations(diagnostic);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("trowel/v1", Words.fingerprint(finding));
    json.writeEndObject();
    places.fixes(diagnostic);
    properties(json, finding);
  }

  private static void suppression(JsonGenerator json, String reason) throws IOException {
    json.writeArrayFieldStart("suppressions");
    json.writeStartObject();
    json.writeStringField("kind", "inSource");
    json.writeStringField("justification", reason);
    json.writeEndObject();
    json.writeEndArray();
  }

  /// Writes a field that holds a message.
  static void message(JsonGenerator json, String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case RECOMMENDATION -> "note";
    };
  }

  /// What SARIF has no field for: places in the bundle's tree, and targets.
  private static void properties(JsonGenerator json, Finding finding) throws IOException {
    List<String> paths = finding.diagnostic().paths().stream().map(Path::toString).toList();
    if (paths.isEmpty() && finding.targets().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("properties");
    texts(json, "paths", paths);
    texts(json, "targets", finding.targets());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
