package dev.trowel.core.online;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.util.List;

/// What is said of what this identity may not do.
final class NotPermitted {

  private NotPermitted() {}

  /// @param why a sentence without its end, such as `ann@example.com may not see the job '1'`
  static Diagnostic of(String why, String wayOut, Path at, Span span) {
    return Diagnostic.warning("not-permitted", "not permitted: " + why)
        .detail(wayOut)
        .at(at)
        .in(span);
  }

  /// The same at each of these places.
  static Told at(List<Named> places, String why) {
    return Told.found(
        places.stream()
            .map(each ->
                of(
                    why,
                    "Ask whoever manages it for the permission, or name another one.",
                    each.at(),
                    each.span()))
            .toList());
  }
}
