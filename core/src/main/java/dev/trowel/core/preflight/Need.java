package dev.trowel.core.preflight;

import java.util.List;

/// Something that a deployment needs, and what makes it.
///
/// @param what such as `catalog 'main'`
/// @param places where the bundle asks for it, such as `schemas.features`
/// @param statements in the order to be run; none where nobody but its maker can say
public record Need(String what, List<String> places, List<Statement> statements) {

  public Need {
    places = places.stream().distinct().sorted().toList();
    statements = List.copyOf(statements);
  }

  Finding there() {
    return new Finding(this, Finding.Status.THERE, "");
  }

  /// @param note what else there is to say; `""` for nothing
  Finding missing(String note) {
    return new Finding(this, Finding.Status.MISSING, note);
  }

  Finding unknown(String reason) {
    return new Finding(this, Finding.Status.UNKNOWN, reason);
  }
}
