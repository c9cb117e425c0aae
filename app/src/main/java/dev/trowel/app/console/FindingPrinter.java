package dev.trowel.app.console;

import dev.trowel.core.state.DeployLock;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Related;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Findings as compilers show them: a headline, the lines of the files with marks, the way out; at
/// most 80 columns, as far as words allow.
final class FindingPrinter {

  private static final int WIDTH = 80;

  private final boolean coloured;
  private final SourceFiles files;

  FindingPrinter(boolean coloured, SourceFiles files) {
    this.coloured = coloured;
    this.files = files;
  }

  /// All of them in their order, each followed by an empty line.
  String print(Findings findings) {
    StringBuilder text = new StringBuilder();
    Secrets secrets = Secrets.in(findings);
    findings.list().forEach(finding -> print(finding, secrets, text));
    return text.toString();
  }

  private void print(Finding finding, Secrets secrets, StringBuilder text) {
    Diagnostic diagnostic = finding.diagnostic();
    headline(diagnostic, text);
    int gutter = gutter(diagnostic);
    Excerpt excerpt = new Excerpt(files, secrets, gutter, WIDTH, coloured);
    String lead = "-->";
    for (Span span : diagnostic.spans()) {
      excerpt.add(lead, span, "", paint(diagnostic.severity()), text);
      lead = ":::";
    }
    for (Related related : diagnostic.related()) {
      excerpt.add(":::", related.span(), related.note(), Paint.BLUE, text);
    }
    diagnostic.paths().forEach(path -> note(gutter, "in ", path.toString(), text));
    if (!finding.targets().isEmpty()) {
      String label = finding.targets().size() == 1 ? "of target " : "of targets ";
      note(gutter, label, String.join(", ", finding.targets()), text);
    }
    note(gutter, "help: ", flowing(diagnostic.detail().strip()), text);
    diagnostic.fix().ifPresent(fix -> note(gutter, "fix: ", fix.words(), text));
    text.append('\n');
  }

  /// The incumbent breaks lines where it suits its own form.
  private static String flowing(String detail) {
    return detail.replace(DeployLock.WAY_OUT, DeployLock.WAY_OUT.replace('\n', ' ') + ".");
  }

  private void headline(Diagnostic diagnostic, StringBuilder text) {
    String label =
        diagnostic.severity().name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code() + "]";
    int room = WIDTH - label.length() - 2;
    String summary = String.join("\n    ", Prose.wrapped(diagnostic.summary(), room, WIDTH - 4));
    text.append(paint(diagnostic.severity()).on(coloured, label));
    text.append(": ").append(summary).append('\n');
  }

  /// The digits of the largest number of a line.
  private static int gutter(Diagnostic diagnostic) {
    int line =
        Stream.concat(diagnostic.spans().stream(), diagnostic.related().stream().map(Related::span))
            .mapToInt(Span::line)
            .max()
            .orElse(0);
    return Integer.toString(line).length();
  }

  private void note(int gutter, String label, String words, StringBuilder text) {
    if (words.isEmpty()) {
      return;
    }
    String lead = " ".repeat(gutter + 1) + "= ";
    int indent = lead.length() + label.length();
    List<String> lines = Prose.wrapped(words, WIDTH - indent, WIDTH - indent);
    text.append(Paint.BLUE.on(coloured, lead)).append(Paint.BOLD.on(coloured, label));
    text.append(lines.getFirst()).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      text.append((" ".repeat(indent) + line).stripTrailing()).append('\n');
    }
  }

  private static Paint paint(Severity severity) {
    return switch (severity) {
      case ERROR -> Paint.RED;
      case WARNING -> Paint.YELLOW;
      case RECOMMENDATION -> Paint.BLUE;
    };
  }
}
