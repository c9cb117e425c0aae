package dev.trowel.schema.corpus;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One finding that a bundle of the corpus must bring about.
///
/// @param severity `error` or `warning`
/// @param codes the codes that say the same
/// @param places where it may be found, each equally right; without one the finding has no place
/// @param target the only target it is found in; empty for all
record Mark(String severity, List<String> codes, List<Place> places, String target) {

  /// Where a finding is.
  ///
  /// @param line 0 when only the file is known
  /// @param end the column after the last character; 0 when only the start counts. Where the parser
  ///   only knows a point, that is the first column.
  record Place(String file, int line, int column, int end) {

    boolean holds(Span span) {
      boolean starts = file.equals(span.file()) && line == span.line() && column == span.column();
      boolean point = span.endLine() == line && span.endColumn() == column;
      return starts && (end == 0 || point || (span.endLine() == line && span.endColumn() == end));
    }
  }

  /// Whether `found` has this code, wherever it is.
  boolean names(Diagnostic found) {
    return codes.contains(found.code())
        && found.severity().name().toLowerCase(Locale.ROOT).equals(severity);
  }

  /// Whether `found` is at this place and in these targets.
  boolean places(Diagnostic found, Set<String> targets) {
    boolean here =
        found.spans().isEmpty()
            ? places.isEmpty()
            : places.stream().anyMatch(place -> place.holds(found.spans().getFirst()));
    return here && (target.isEmpty() || targets.equals(Set.of(target)));
  }
}
