package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Lets whoever sits at a terminal choose what was not named.
final class Choosing {

  private Choosing() {}

  /// One of `names`, or what else was typed.
  ///
  /// @param missing what is wrong where nobody can be asked
  /// @throws StopException `bad-usage` where nobody can be asked
  static String one(Console console, String missing, List<String> names) {
    if (names.isEmpty() || !console.canAsk()) {
      throw new StopException(
          Diagnostic.error("bad-usage", missing)
              .detail(
                  names.isEmpty()
                      ? "There is none."
                      : "There are: " + String.join(", ", names) + "."));
    }
    for (int i = 0; i < names.size(); i++) {
      console.progress("  %2d  %s".formatted(i + 1, names.get(i)));
    }
    String typed = console.typed("Which one? ");
    int number = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    return number >= 1 && number <= names.size() ? names.get(number - 1) : typed;
  }
}
