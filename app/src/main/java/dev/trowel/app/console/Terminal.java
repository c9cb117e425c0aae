package dev.trowel.app.console;

import java.util.Map;
import java.util.Set;

/// Which of the three streams a person sits at.
///
/// @param input whether a question can be answered
/// @param output whether the result is read on a screen
/// @param errors whether diagnostics and progress are read on a screen
/// @param columns how many cells a line of the screen has; 0 where nobody knows
public record Terminal(boolean input, boolean output, boolean errors, int columns) {

  /// What text is made for where nobody knows how wide the screen is, or there is none.
  static final int WIDTH = 80;

  /// Narrower than this nothing can be laid out, wider nobody reads.
  private static final int NARROWEST = 60;

  private static final int WIDEST = 120;

  private static final String COLUMNS = "trowel.columns";

  /// What the launcher found out: the numbers of the streams that are terminals, such as `012`.
  private static final String PROPERTY = "trowel.tty";

  /// A terminal that does not tell how wide it is.
  public Terminal(boolean input, boolean output, boolean errors) {
    this(input, output, errors, 0);
  }

  /// Nobody sits anywhere: a script runs the program.
  public static Terminal none() {
    return new Terminal(false, false, false);
  }

  /// The terminals of this process; `NO_COLOR` is not looked at.
  public static Terminal ofProcess() {
    String open = System.getProperty(PROPERTY, "");
    String columns = System.getProperty(COLUMNS, "");
    return new Terminal(
        open.contains("0"),
        open.contains("1"),
        open.contains("2"),
        columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 0);
  }

  /// This terminal without screens when the environment asks for no colours (no-color.org).
  Terminal colours(Map<String, String> environment) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(input, output && wanted, errors && wanted, columns);
  }

  /// Whether lines can be redrawn in place where progress is shown, and somebody is there to watch
  /// that: a CI service may have us think that we run on a terminal, and keeps all that is drawn.
  boolean redraws(Map<String, String> environment) {
    boolean able = !Set.of("", "dumb").contains(environment.getOrDefault("TERM", ""));
    boolean service = !Set.of("", "false", "0").contains(environment.getOrDefault("CI", ""));
    return errors && able && !service;
  }

  /// How many cells a line has that need not be laid out.
  int cells() {
    return columns > 0 ? columns : WIDTH;
  }

  /// How many cells a line has for what is read on a screen, or elsewhere.
  int width(boolean screen) {
    return screen && columns > 0 ? Math.clamp(columns, NARROWEST, WIDEST) : WIDTH;
  }
}
