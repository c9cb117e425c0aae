package dev.trowel.schema.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns what the code reports into diagnostics.
final class Reports {

  private static final String CODE = "python-reported";

  private final Mapping tree;
  private final PythonSection section;
  private final Phase phase;
  private final CodeFiles files;

  Reports(Mapping tree, PythonSection section, Phase phase, CodeFiles files) {
    this.tree = tree;
    this.section = section;
    this.phase = phase;
    this.files = files;
  }

  /// Reads one JSON object a line, each with `severity`, `summary`, and perhaps `detail`, `path`
  /// and `location`.
  ///
  /// @throws JsonProcessingException when a line is no JSON
  List<Diagnostic> read(Optional<String> text) throws JsonProcessingException {
    List<Diagnostic> reports = new ArrayList<>();
    for (String line : Lines.of(text)) {
      reports.add(report(Lines.parse(line)));
    }
    return reports;
  }

  private Diagnostic report(JsonNode written) {
    String all = written.path("summary").asText("").strip();
    String summary = all.lines().findFirst().orElse("the Python code reports a fault");
    Optional<Path> path = path(written.path("path").asText(""));
    String detail = detail(written, all, summary);
    Diagnostic report = of(written.path("severity").asText(""), summary).detail(detail);
    Diagnostic about = path.map(report::at).orElse(report);
    Span said = files.place(written.path("location"), place(summary, path));
    // A traceback ends nearer to the fault than the function that was called.
    return files
        .lastFrame(detail)
        .filter(frame -> !frame.equals(said))
        .map(about::in)
        .orElse(about)
        .in(said);
  }

  private static Diagnostic of(String severity, String summary) {
    return switch (severity) {
      case "warning" -> Diagnostic.warning(CODE, summary);
      case "recommendation", "info" -> Diagnostic.recommendation(CODE, summary);
      default -> Diagnostic.error(CODE, summary);
    };
  }

  private static String detail(JsonNode written, String all, String summary) {
    String rest = all.substring(Math.min(all.length(), summary.length())).strip();
    String detail = written.path("detail").asText("").strip();
    return rest.isEmpty() || detail.isEmpty() ? rest + detail : rest + "\n\n" + detail;
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text.split("\\.", -1)));
  }

  /// What the report is about in the bundle's files, when it names no place in the code.
  private Span place(String summary, Optional<Path> path) {
    return path.filter(each -> Values.find(tree, each) != null)
        .map(each -> Values.nearestSpan(tree, each))
        .filter(Span::isWritten)
        .orElseGet(() -> function(summary));
  }

  private Span function(String summary) {
    return section.functions(phase).stream()
        .filter(function -> isNamed(function, summary))
        .findFirst()
        .map(Text::span)
        .orElse(section.place(phase));
  }

  private static boolean isNamed(Text function, String summary) {
    String name = function.text();
    String module = name.substring(0, Math.max(0, name.indexOf(':')));
    return summary.contains("'" + name + "'")
        || (!module.isEmpty() && summary.contains("'" + module + "'"));
  }
}
