package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;

/// The commands in the output of a step that GitHub Actions shows beside the lines of a pull
/// request.
final class GitHubAnnotations implements Report {

  @Override
  public String name() {
    return "github";
  }

  @Override
  public String text(Findings findings) {
    StringBuilder text = new StringBuilder();
    findings.list().forEach(finding -> line(finding, findings, text));
    return text.toString();
  }

  private static void line(Finding finding, Findings findings, StringBuilder text) {
    text.append("::").append(command(finding.diagnostic().severity())).append(' ');
    Findings.place(finding).ifPresent(span -> place(span, findings, text));
    text.append("title=").append(property(finding.diagnostic().code()));
    text.append("::").append(data(Words.paragraph(finding))).append('\n');
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case RECOMMENDATION -> "notice";
    };
  }

  private static void place(Span span, Findings findings, StringBuilder text) {
    text.append("file=").append(property(findings.inRepository(span.file()))).append(',');
    if (span.line() > 0) {
      text.append("line=").append(span.line()).append(",endLine=").append(span.endLine());
      if (span.line() == span.endLine()) {
        text.append(",col=").append(span.column()).append(",endColumn=").append(span.endColumn());
      }
      text.append(',');
    }
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
