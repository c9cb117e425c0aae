package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.ValidatePrinter;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;

/// A comment for a pull request, with a mark by which it is found and written anew: GitHub's kind
/// of Markdown, in which nothing a bundle says becomes a link, a mention or HTML.
final class Markdown implements Report {

  /// The first line; nobody sees it.
  private static final String MARK = "<!-- trowel validate -->\n";

  /// GitHub takes comments of 65,536 characters.
  private static final int LARGEST = 60_000;

  /// Of one finding.
  private static final int LONGEST = 1_000;

  private static final String SPECIAL = "\\`*_{}[]()#~$!";

  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public String text(Findings findings) {
    StringBuilder text = new StringBuilder(MARK);
    text.append("### Trowel: ").append(ValidatePrinter.counts(findings)).append('\n');
    if (findings.list().isEmpty()) {
      return text.toString();
    }
    text.append("\n| | place | finding |\n|---|---|---|\n");
    int shown = 0;
    for (Finding finding : findings.list()) {
      String row = row(finding, findings);
      if (text.length() + row.length() > LARGEST) {
        break;
      }
      text.append(row);
      shown++;
    }
    int left = findings.list().size() - shown;
    if (left > 0) {
      text.append("\n**And %,d more**, for which there is no room here: ".formatted(left));
      text.append("`trowel validate` shows all.\n");
    }
    return text.toString();
  }

  private static String row(Finding finding, Findings findings) {
    List<String> words = new ArrayList<>();
    words.add("**" + escaped(finding.diagnostic().summary()) + "** " + code(finding));
    String more = Words.paragraph(finding).substring(finding.diagnostic().summary().length());
    more.strip().lines().map(Markdown::escaped).forEach(words::add);
    return "| "
        + sign(finding)
        + " | "
        + place(finding, findings)
        + " | "
        + String.join("<br>", words)
        + " |\n";
  }

  private static String code(Finding finding) {
    return "`" + finding.diagnostic().code() + "`";
  }

  private static String sign(Finding finding) {
    return switch (finding.diagnostic().severity()) {
      case ERROR -> "❌ error";
      case WARNING -> "⚠️ warning";
      case RECOMMENDATION -> "💡 recommendation";
    };
  }

  private static String place(Finding finding, Findings findings) {
    return Findings.place(finding)
        .map(span -> escaped(findings.inRepository(span.file()) + position(span)))
        .orElse("");
  }

  private static String position(Span span) {
    return span.line() == 0 ? "" : ":" + span.line();
  }

  /// Text that means what it says, on one line.
  private static String escaped(String text) {
    String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    StringBuilder safe = new StringBuilder();
    kept.codePoints()
        .forEach(c -> {
          if (c == '&' || c == '<' || c == '>' || c == '@' || c == '|') {
            safe.append("&#").append(c).append(';');
          } else if (SPECIAL.indexOf(c) >= 0) {
            safe.append('\\').appendCodePoint(c);
          } else if (c == '\n' || c == '\r' || c == '\t') {
            safe.append(' ');
          } else {
            safe.appendCodePoint(c < ' ' || c == 0x7f ? 0xFFFD : c);
          }
        });
    return safe.toString();
  }
}
