package dev.trowel.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
/// @param related further places that explain it
/// @param fix how a machine can mend it; empty when that takes a decision
public record Diagnostic(
    Severity severity,
    String code,
    String summary,
    String detail,
    List<Path> paths,
    List<Span> spans,
    List<Related> related,
    Optional<Fix> fix) {

  public Diagnostic {
    requireNonNull(severity, "severity is null");
    requireNonNull(code, "code is null");
    requireNonNull(summary, "summary is null");
    requireNonNull(detail, "detail is null");
    paths = List.copyOf(paths);
    spans = List.copyOf(spans);
    related = List.copyOf(related);
  }

  /// An error without place or detail yet.
  public static Diagnostic error(String code, String summary) {
    return of(Severity.ERROR, code, summary);
  }

  /// A warning without place or detail yet.
  public static Diagnostic warning(String code, String summary) {
    return of(Severity.WARNING, code, summary);
  }

  /// A recommendation without place or detail yet.
  public static Diagnostic recommendation(String code, String summary) {
    return of(Severity.RECOMMENDATION, code, summary);
  }

  private static Diagnostic of(Severity severity, String code, String summary) {
    return new Diagnostic(
        severity, code, summary, "", List.of(), List.of(), List.of(), Optional.empty());
  }

  /// The same, as grave as `other`.
  public Diagnostic as(Severity other) {
    return new Diagnostic(other, code, summary, detail, paths, spans, related, fix);
  }

  /// This diagnostic under another summary.
  public Diagnostic summary(String text) {
    return new Diagnostic(severity, code, text, detail, paths, spans, related, fix);
  }

  /// This diagnostic, explained.
  public Diagnostic detail(String text) {
    return new Diagnostic(severity, code, summary, text, paths, spans, related, fix);
  }

  /// This diagnostic, also about `path`.
  public Diagnostic at(Path path) {
    return new Diagnostic(severity, code, summary, detail, plus(paths, path), spans, related, fix);
  }

  /// This diagnostic, also written at `span`; a place that no file holds is left out.
  public Diagnostic in(Span span) {
    return span.isWritten()
        ? new Diagnostic(severity, code, summary, detail, paths, plus(spans, span), related, fix)
        : this;
  }

  /// This diagnostic, explained by a further place; one that no file holds is left out.
  ///
  /// @param note what stands there, such as `the variable is defined here`
  public Diagnostic related(String note, Span span) {
    return span.isWritten()
        ? new Diagnostic(
            severity,
            code,
            summary,
            detail,
            paths,
            spans,
            plus(related, new Related(note, span)),
            fix)
        : this;
  }

  /// This diagnostic, with a way to mend it that takes no decision.
  public Diagnostic fix(Fix mechanical) {
    return new Diagnostic(
        severity, code, summary, detail, paths, spans, related, Optional.of(mechanical));
  }

  /// This diagnostic, with a way to mend it where there is one that takes no decision.
  public Diagnostic fix(Optional<Fix> mechanical) {
    return mechanical.map(this::fix).orElse(this);
  }

  private static <T> List<T> plus(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
