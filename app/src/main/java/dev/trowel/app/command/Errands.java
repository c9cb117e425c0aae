package dev.trowel.app.command;

import dev.trowel.app.console.Version;
import dev.trowel.core.history.Errand;
import java.util.Locale;

/// What a call of the program is to the history.
final class Errands {
  private Errands() {}

  /// The command itself.
  static Errand of(Invocation invocation) {
    return new Errand(
        invocation.command(),
        Version.text(),
        invocation.spelling().name().toLowerCase(Locale.ROOT));
  }
}
