package dev.trowel.app.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text of steps, each with what it printed.
///
/// - `$ deploy -t dev` runs a command; below it stands what it printed, and `[exit 3]` when it
///   failed.
/// - `~ databricks.yml: old => new` changes the one place of a file that says `old`.
/// - `> POST /api/… {…}` is what somebody else does in the local workspace ([Sent]).
/// - `# …` before the first step says something about the case.
///
/// @param steps in their order
record Transcript(String preamble, List<Step> steps) {

  /// @param line the first line, as written
  /// @param printed all lines up to the next step
  record Step(String line, String printed) {}

  private static final String COMMAND = "$ ";

  /// A plan's lines may begin with the same sign.
  private static final Pattern EDIT = Pattern.compile("~ \\S+: .*=>.*");

  static Transcript parse(String text) {
    StringBuilder preamble = new StringBuilder();
    List<Step> steps = new ArrayList<>();
    String open = "";
    StringBuilder printed = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith(COMMAND) || EDIT.matcher(line).matches() || Sent.isRequest(line)) {
        close(open, printed, steps);
        open = line;
      } else if (open.isEmpty()) {
        preamble.append(line).append('\n');
      } else {
        printed.append(line).append('\n');
      }
    }
    close(open, printed, steps);
    return new Transcript(preamble.toString(), steps);
  }

  private static void close(String open, StringBuilder printed, List<Step> steps) {
    if (!open.isEmpty()) {
      steps.add(new Step(open, printed.toString()));
      printed.setLength(0);
    }
  }

  /// The whole text.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(preamble);
    steps.forEach(step -> text.append(step.line()).append('\n').append(step.printed()));
    return text.toString();
  }

  static boolean isCommand(Step step) {
    return step.line().startsWith(COMMAND);
  }

  /// The arguments of a command; quotes hold spaces together.
  static List<String> arguments(Step step) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (char c : step.line().substring(COMMAND.length()).toCharArray()) {
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        open = true;
      } else if (c == quote) {
        quote = 0;
      } else if (c == ' ' && quote == 0) {
        add(argument, open, arguments);
        open = false;
      } else {
        argument.append(c);
      }
    }
    add(argument, open, arguments);
    return arguments;
  }

  private static void add(StringBuilder argument, boolean open, List<String> arguments) {
    if (open || !argument.isEmpty()) {
      arguments.add(argument.toString());
      argument.setLength(0);
    }
  }
}
