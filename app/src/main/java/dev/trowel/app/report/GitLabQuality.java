package dev.trowel.app.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.JsonText;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.io.IOException;

/// GitLab's code quality report. It takes nothing without a place, so what no file holds stands at
/// the first line of the bundle's root file.
final class GitLabQuality implements Report {

  private static final Span ROOT = Span.at("databricks.yml", 1, 1);

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public String text(Findings findings) {
    return JsonText.of(json -> {
      json.writeStartArray();
      for (Finding finding : findings.list()) {
        issue(json, finding, findings);
      }
      json.writeEndArray();
    });
  }

  private static void issue(JsonGenerator json, Finding finding, Findings findings)
      throws IOException {
    Span span = Findings.place(finding).orElse(ROOT);
    json.writeStartObject();
    json.writeStringField("description", Words.paragraph(finding));
    json.writeStringField("check_name", finding.diagnostic().code());
    json.writeStringField("fingerprint", Words.fingerprint(finding));
    json.writeStringField("severity", severity(finding.diagnostic().severity()));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", findings.inRepository(span.file()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", Math.max(1, span.line()));
    json.writeNumberField("end", Math.max(1, span.endLine()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case RECOMMENDATION -> "info";
    };
  }
}
