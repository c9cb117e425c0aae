package dev.trowel.app.console;

import java.util.Map;

/// Which of the three streams a person sits at.
///
/// @param input whether a question can be answered
/// @param output whether the result is read on a screen
/// @param errors whether diagnostics and progress are read on a screen
public record Terminal(boolean input, boolean output, boolean errors) {

  /// What the launcher found out: the numbers of the streams that are terminals, such as `012`.
  private static final String PROPERTY = "trowel.tty";

  /// Nobody sits anywhere: a script runs the program.
  public static Terminal none() {
    return new Terminal(false, false, false);
  }

  /// The terminals of this process; `NO_COLOR` is not looked at.
  public static Terminal ofProcess() {
    String open = System.getProperty(PROPERTY, "");
    return new Terminal(open.contains("0"), open.contains("1"), open.contains("2"));
  }

  /// This terminal without screens when the environment asks for no colours (no-color.org).
  Terminal colours(Map<String, String> environment) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(input, output && wanted, errors && wanted);
  }
}
