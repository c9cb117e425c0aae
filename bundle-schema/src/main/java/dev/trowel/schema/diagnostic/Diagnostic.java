package dev.trowel.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;

/// One thing the user should know; the only form of message from the parser to the failure of an
/// API call.
///
/// @param severity how grave it is
/// @param code the stable name, kebab-case, with a page `docs/diagnostics/<code>.md`
/// @param summary one line
/// @param detail what, why and the way out; empty when the summary says it all
/// @param paths the places in the bundle's tree it is about
/// @param spans where these were written, the first the most telling; empty when no file is
///   involved
public record Diagnostic(
    Severity severity,
    String code,
    String summary,
    String detail,
    List<Path> paths,
    List<Span> spans) {

  public Diagnostic {
    requireNonNull(severity, "severity is null");
    requireNonNull(code, "code is null");
    requireNonNull(summary, "summary is null");
    requireNonNull(detail, "detail is null");
    paths = List.copyOf(paths);
    spans = List.copyOf(spans);
  }

  /// An error without place or detail yet.
  public static Diagnostic error(String code, String summary) {
    return new Diagnostic(Severity.ERROR, code, summary, "", List.of(), List.of());
  }

  /// A warning without place or detail yet.
  public static Diagnostic warning(String code, String summary) {
    return new Diagnostic(Severity.WARNING, code, summary, "", List.of(), List.of());
  }

  /// A recommendation without place or detail yet.
  public static Diagnostic recommendation(String code, String summary) {
    return new Diagnostic(Severity.RECOMMENDATION, code, summary, "", List.of(), List.of());
  }

  /// This diagnostic, explained.
  public Diagnostic detail(String text) {
    return new Diagnostic(severity, code, summary, text, paths, spans);
  }

  /// This diagnostic, also about `path`.
  public Diagnostic at(Path path) {
    return new Diagnostic(severity, code, summary, detail, plus(paths, path), spans);
  }

  /// This diagnostic, also written at `span`; a place that no file holds is left out.
  public Diagnostic in(Span span) {
    return span.isWritten()
        ? new Diagnostic(severity, code, summary, detail, paths, plus(spans, span))
        : this;
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
