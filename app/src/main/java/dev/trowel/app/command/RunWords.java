package dev.trowel.app.command;

import dev.trowel.app.option.Given;
import java.util.List;
import java.util.Optional;

/// What stands on the command line of `run` beside options.
///
/// @param key what to run
/// @param arguments what it is given
record RunWords(Optional<String> key, List<String> arguments) {

  private static final String DASHES = "--";

  RunWords {
    arguments = List.copyOf(arguments);
  }

  /// The first word before `--` is the key.
  static RunWords of(Given given) {
    List<String> words = given.arguments();
    List<String> typed = given.parsed().originalArgs();
    int dashes = typed.indexOf(DASHES);
    int behind = dashes < 0 ? 0 : typed.size() - dashes - 1;
    return words.size() > behind
        ? new RunWords(Optional.of(words.getFirst()), words.subList(1, words.size()))
        : new RunWords(Optional.empty(), words);
  }
}
