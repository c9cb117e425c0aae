package dev.trowel.app.command;

import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Command lines as they are typed into a shell.
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,-]+");
  private static final String VARIABLE = "--var";
  private static final String LOCAL = "--local";

  /// Where a line is broken so that a shell takes the next one with it.
  private static final String NEXT = " \\\n    ";

  /// What fits beside the margin of a finding.
  private static final int WIDTH = 62;

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
    return "  " + broken(words) + NEXT + String.join(NEXT, options);
  }

  /// The words of a command; before an option that does not fit, the line is broken.
  static String broken(List<String> words) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean option = word.startsWith("-");
      int value = option && i + 1 < words.size() ? words.get(i + 1).length() : 0;
      if (option && text.length() - start + word.length() + value > WIDTH) {
        text.append(NEXT);
        start = text.length();
      } else if (i > 0) {
        text.append(' ');
      }
      text.append(word);
    }
    return text.toString();
  }

  /// The command that carries out a plan saved as `file`, where `plan` was called with
  /// `invocation`.
  static String carryingOut(Invocation invocation, String file) {
    List<String> words = new ArrayList<>(List.of("trowel"));
    Path here = invocation.caller().directory();
    Path directory = invocation.common().directory();
    if (!directory.equals(here)) {
      words.add("-C " + quoted(shown(here, directory)));
    }
    words.add("deploy");
    LocalOptions local = LocalOptions.of(invocation.given(), here);
    if (local.wanted()) {
      words.add(LOCAL + local.folder().map(folder -> "=" + quoted(shown(here, folder))).orElse(""));
    }
    local.user().ifPresent(user -> words.add("--local-user " + quoted(user)));
    invocation.common().profile().ifPresent(profile -> words.add("-p " + quoted(profile)));
    invocation
        .common()
        .variables()
        .keySet()
        .forEach(name -> words.add(VARIABLE + " " + quoted(name) + "=…"));
    words.add("--plan " + quoted(file));
    return String.join(" ", words);
  }

  private static String shown(Path here, Path path) {
    boolean below = path.startsWith(here) && !path.equals(here);
    return (below ? here.relativize(path) : path).toString();
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
