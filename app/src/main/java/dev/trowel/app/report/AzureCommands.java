package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;

/// The commands in the output of a step that Azure Pipelines shows as issues of the run.
final class AzureCommands implements Report {

  @Override
  public String name() {
    return "azure";
  }

  @Override
  public String text(Findings findings) {
    StringBuilder text = new StringBuilder();
    findings.list().forEach(finding -> line(finding, findings, text));
    return text.toString();
  }

  private static void line(Finding finding, Findings findings, StringBuilder text) {
    text.append("##vso[task.logissue type=").append(type(finding.diagnostic().severity()));
    Findings.place(finding).ifPresent(span -> place(span, findings, text));
    text.append(";code=").append(property(finding.diagnostic().code()));
    text.append(']').append(data(Words.paragraph(finding))).append('\n');
  }

  /// It knows errors and warnings only.
  private static String type(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING, RECOMMENDATION -> "warning";
    };
  }

  private static void place(Span span, Findings findings, StringBuilder text) {
    text.append(";sourcepath=").append(property(findings.inRepository(span.file())));
    if (span.line() > 0) {
      text.append(";linenumber=").append(span.line());
      text.append(";columnnumber=").append(span.column());
    }
  }

  private static String data(String text) {
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(";", "%3B").replace("]", "%5D");
  }
}
