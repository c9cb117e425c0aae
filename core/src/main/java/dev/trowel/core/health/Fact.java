package dev.trowel.core.health;

import dev.trowel.schema.address.Path;
import java.util.Locale;

/// One fact about the health of a model.
///
/// @param what what was looked at, such as `rmse above 4.2 in 3 of 5 windows`
/// @param found what was seen there, in a line
/// @param at where the bundle asks for it
public record Fact(Standing standing, String what, String found, Path at) {

  /// How it is.
  public enum Standing {
    /// As it shall be.
    FINE,
    /// Not as it shall be.
    BROKEN,
    /// Nobody could tell.
    UNKNOWN;

    /// Its name in every form of output.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fact fine(String what, String found, Path at) {
    return new Fact(Standing.FINE, what, found, at);
  }

  static Fact broken(String what, String found, Path at) {
    return new Fact(Standing.BROKEN, what, found, at);
  }

  static Fact unknown(String what, String found, Path at) {
    return new Fact(Standing.UNKNOWN, what, found, at);
  }
}
