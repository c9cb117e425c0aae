package dev.trowel.app.command;

import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Command lines as they are typed into a shell.
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,-]+");
  private static final String VARIABLE = "--var";

  private ShellWords() {}

  /// The command that was called, with more options: a line each, for a line that is broken
  /// elsewhere cannot be copied.
  static String again(Invocation invocation, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(invocation.spelling() == Spelling.NATIVE ? "trowel" : "trowel bundle");
    words.add(invocation.command());
    List<String> arguments = invocation.given().parsed().originalArgs();
    for (int i = 0; i < arguments.size(); i++) {
      boolean value = i > 0 && arguments.get(i - 1).equals(VARIABLE);
      words.add(value ? withoutValue(arguments.get(i)) : opened(arguments.get(i)));
    }
    return "  " + String.join(" ", words) + " \\\n    " + String.join(" \\\n    ", options);
  }

  /// An option that was given without its value, again without it ([LocalOptions#closed]).
  private static String opened(String argument) {
    return quoted(argument.endsWith("=") ? argument.replace("=", "") : argument);
  }

  /// What a variable is given may be a secret.
  private static String withoutValue(String assignment) {
    int equals = assignment.indexOf('=');
    return equals < 0 ? quoted(assignment) : quoted(assignment.substring(0, equals)) + "=…";
  }

  /// The word, so that a shell takes it for one.
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
