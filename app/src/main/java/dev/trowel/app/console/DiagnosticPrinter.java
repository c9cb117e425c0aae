package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;

/// Diagnostics as text, in the form users and scripts know (format.md 1.1).
final class DiagnosticPrinter {

  private final boolean coloured;

  DiagnosticPrinter(boolean coloured) {
    this.coloured = coloured;
  }

  /// All of them in their order, each followed by an empty line.
  String print(Findings findings) {
    StringBuilder text = new StringBuilder();
    findings.list().forEach(finding -> print(finding, text));
    return text.toString();
  }

  private void print(Finding finding, StringBuilder text) {
    Diagnostic diagnostic = finding.diagnostic();
    text.append(label(diagnostic.severity())).append(diagnostic.summary()).append('\n');
    list("  at ", diagnostic.paths(), text);
    list("  in ", diagnostic.spans(), text);
    if (!finding.targets().isEmpty()) {
      list("  of target ", List.of(String.join(", ", finding.targets())), text);
    }
    if (!diagnostic.detail().isEmpty()) {
      text.append('\n').append(diagnostic.detail().stripTrailing()).append('\n');
    }
    text.append('\n');
  }

  private String label(Severity severity) {
    return switch (severity) {
      case ERROR -> Paint.RED.on(coloured, "Error: ");
      case WARNING -> Paint.YELLOW.on(coloured, "Warning: ");
      case RECOMMENDATION -> Paint.BLUE.on(coloured, "Recommendation: ");
    };
  }

  private static void list(String label, List<?> items, StringBuilder text) {
    String lead = label;
    for (Object item : items) {
      text.append(lead).append(item).append('\n');
      lead = " ".repeat(label.length());
    }
  }
}
