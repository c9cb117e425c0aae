package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The commands in the output of a step that GitHub Actions shows beside the lines of a pull
/// request.
final class GitHubAnnotations implements Annotations {

  @Override
  public String name() {
    return "github";
  }

  @Override
  public String line(Finding finding, SequencedMap<String, String> properties) {
    properties.put("title", finding.diagnostic().code());
    String known =
        properties.entrySet().stream()
            .map(each -> each.getKey() + "=" + property(each.getValue()))
            .collect(Collectors.joining(","));
    String command = command(finding.diagnostic().severity());
    return "::" + command + " " + known + "::" + data(Words.paragraph(finding));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case RECOMMENDATION -> "notice";
    };
  }

  @Override
  public void place(String file, Span span, SequencedMap<String, String> properties) {
    properties.put("file", file);
    if (span.line() > 0) {
      properties.put("line", "" + span.line());
      properties.put("endLine", "" + span.endLine());
    }
    // Columns are shown for places within one line only.
    if (span.line() > 0 && span.line() == span.endLine()) {
      properties.put("col", "" + span.column());
      properties.put("endColumn", "" + span.endColumn());
    }
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
