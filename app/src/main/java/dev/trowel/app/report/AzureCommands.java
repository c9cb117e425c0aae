package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.SequencedMap;

/// The commands in the output of a step that Azure Pipelines shows as issues of the run.
final class AzureCommands implements Annotations {

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public String line(Finding finding, SequencedMap<String, String> properties) {
    StringBuilder text = new StringBuilder("##vso[task.logissue type=");
    text.append(type(finding.diagnostic().severity()));
    properties.put("code", finding.diagnostic().code());
    properties.forEach(
        (name, value) -> text.append(';').append(name).append('=').append(property(value)));
    return text.append(']').append(data(Words.paragraph(finding))).toString();
  }

  /// It knows errors and warnings only.
  private static String type(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING, RECOMMENDATION -> "warning";
    };
  }

  @Override
  public void place(String file, Span span, SequencedMap<String, String> properties) {
    properties.put("sourcepath", file);
    if (span.line() > 0) {
      properties.put("linenumber", "" + span.line());
      properties.put("columnnumber", "" + span.column());
    }
  }

  private static String data(String text) {
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(";", "%3B").replace("]", "%5D");
  }
}
