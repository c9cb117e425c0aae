package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.List;

/// JUnit's XML, which most services show as tests: one that fails for each error, one that is
/// skipped for each lesser finding, one that passes when there is none.
final class JunitXml implements Report {

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String text(Findings findings) {
    List<Finding> list = findings.list();
    long errors = list.stream().filter(JunitXml::isError).count();
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts =
        "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
            .formatted(Math.max(1, list.size()), errors, list.size() - errors);
    text.append("<testsuites ").append(counts).append(">\n");
    text.append("  <testsuite name=\"trowel validate\" ").append(counts).append(">\n");
    if (list.isEmpty()) {
      text.append("    <testcase classname=\"databricks.yml\" name=\"no findings\"/>\n");
    }
    list.forEach(finding -> test(finding, findings, text));
    return text.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static boolean isError(Finding finding) {
    return finding.diagnostic().severity() == Severity.ERROR;
  }

  private static void test(Finding finding, Findings findings, StringBuilder text) {
    String file = Findings.place(finding).map(Span::file).orElse("databricks.yml");
    String place = Findings.place(finding).map(span -> " at " + span).orElse("");
    String kind = isError(finding) ? "failure" : "skipped";
    String name = finding.diagnostic().code() + place;
    text.append("    <testcase classname=\"").append(escaped(findings.inRepository(file)));
    text.append("\" name=\"").append(escaped(name)).append("\">\n      <").append(kind);
    text.append(" message=\"").append(escaped(finding.diagnostic().summary())).append("\">");
    text.append(escaped(Words.paragraph(finding)));
    text.append("</").append(kind).append(">\n    </testcase>\n");
  }

  /// XML cannot hold most control characters at all.
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\n', '\t' -> safe.append("&#").append(c).append(';');
            default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
          }
        });
    return safe.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
