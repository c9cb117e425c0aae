package dev.trowel.core.online;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What came of a question.
///
/// @param found what is wrong with the bundle
/// @param unknown what the workspace did not say, one line each
public record Told(List<Diagnostic> found, List<String> unknown) {

  /// Nothing is wrong.
  static final Told FINE = new Told(List.of(), List.of());

  public Told {
    found = List.copyOf(found);
    unknown = List.copyOf(unknown);
  }

  static Told found(List<Diagnostic> found) {
    return new Told(found, List.of());
  }

  /// The workspace did not say.
  static Told unknown(String what, String reason) {
    return new Told(List.of(), List.of(what + ": " + reason));
  }
}
