package dev.trowel.app.console;

import static java.util.Comparator.comparing;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.Comparator;
import java.util.List;

/// Diagnostics as text, in the form users and scripts know (format.md 1.1).
final class DiagnosticPrinter {

  /// Those of a file in its order; those of no file last, where the eye ends.
  private static final Comparator<Diagnostic> ORDER =
      comparing(DiagnosticPrinter::isNowhere)
          .thenComparing(DiagnosticPrinter::place)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::summary);

  private final boolean coloured;

  DiagnosticPrinter(boolean coloured) {
    this.coloured = coloured;
  }

  /// All of them sorted, each followed by an empty line.
  String print(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    sorted(diagnostics).forEach(diagnostic -> print(diagnostic, text));
    return text.toString();
  }

  /// The order in which diagnostics are shown.
  static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted(ORDER).toList();
  }

  private void print(Diagnostic diagnostic, StringBuilder text) {
    text.append(label(diagnostic.severity())).append(diagnostic.summary()).append('\n');
    list("  at ", diagnostic.paths(), text);
    list("  in ", diagnostic.spans(), text);
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

  private static boolean isNowhere(Diagnostic diagnostic) {
    return diagnostic.spans().isEmpty();
  }

  private static Span place(Diagnostic diagnostic) {
    return isNowhere(diagnostic) ? Span.of("") : diagnostic.spans().getFirst();
  }
}
