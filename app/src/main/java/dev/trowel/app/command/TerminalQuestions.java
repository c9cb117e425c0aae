package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.core.template.Question;
import dev.trowel.core.template.Questions;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks whoever sits at the terminal: a line for each answer, a number for one of a list.
final class TerminalQuestions implements Questions {

  private static final String BACK = "back";

  /// What an empty text is typed as, where an empty line means the default.
  private static final String EMPTY = "\"\"";

  private final Console console;
  private final boolean asks;
  private final boolean warns;
  private final List<Diagnostic> warnings = new ArrayList<>();
  private boolean isExplained;
  private Optional<Question> shown = Optional.empty();

  /// @param asks whether questions are wanted
  /// @param warns whether warnings are; the incumbent has none
  TerminalQuestions(Console console, boolean asks, boolean warns) {
    this.console = console;
    this.asks = asks;
    this.warns = warns;
  }

  @Override
  public boolean canAsk() {
    return asks && console.canAsk();
  }

  @Override
  public Reply ask(Question question) {
    explain();
    show(question);
    while (true) {
      String line = line(question.name() + shown(question.preset()) + ": ");
      if (line.equals(BACK)) {
        if (!question.isFirst()) {
          return new Reply.Back();
        }
        refuse("this is the first question");
      } else {
        Optional<Reply> reply = reply(question, line);
        if (reply.isPresent()) {
          return reply.get();
        }
      }
    }
  }

  /// A question that is asked again at once stands above already.
  private void show(Question question) {
    if (shown.equals(Optional.of(question))) {
      return;
    }
    shown = Optional.of(question);
    console.progress("");
    question.text().lines().forEach(console::progressWrapped);
    List<String> choices = question.choices();
    for (int i = 0; i < choices.size(); i++) {
      console.progress("  %2d  %s".formatted(i + 1, choices.get(i)));
    }
  }

  /// A line for what a template asks of the workspace.
  ///
  /// @param preset what an empty line means
  String ask(String what, String preset) {
    String line = line("%s%s: ".formatted(what, preset.isEmpty() ? "" : " [" + preset + "]"));
    return line.isEmpty() ? preset : line;
  }

  private Optional<Reply> reply(Question question, String line) {
    if (line.isEmpty() && question.preset().isPresent()) {
      return question.preset().map(Reply.Words::new);
    }
    if (question.choices().isEmpty()) {
      return Optional.of(new Reply.Words(line.equals(EMPTY) ? "" : line));
    }
    Optional<String> chosen = chosen(question.choices(), line);
    if (chosen.isEmpty()) {
      refuse("choose one of 1 to " + question.choices().size());
    }
    return chosen.map(Reply.Words::new);
  }

  /// A choice itself goes before a number of the list, as choices may be numbers.
  private static Optional<String> chosen(List<String> choices, String line) {
    if (choices.contains(line)) {
      return Optional.of(line);
    }
    int number = line.matches("\\d{1,4}") ? Integer.parseInt(line) : 0;
    return number >= 1 && number <= choices.size()
        ? Optional.of(choices.get(number - 1))
        : Optional.empty();
  }

  private static String shown(Optional<String> preset) {
    return preset.map(text -> " [" + text + "]").orElse("");
  }

  private void explain() {
    if (!isExplained) {
      isExplained = true;
      console.progress(
          "Enter takes what stands in [ ]; %s goes to the question before.".formatted(BACK));
    }
  }

  private String line(String prompt) {
    return console
        .answered(prompt)
        .orElseThrow(() ->
            new StopException(
                Diagnostic.error("template-answers", "nobody answers any more")
                    .detail(
                        "Give answers with --config-file, or take the defaults. Nothing was"
                            + " written.")));
  }

  @Override
  public void refuse(String why) {
    console.progressWrapped("Not possible: " + why);
  }

  @Override
  public void tell(String text) {
    text.lines().forEach(console::progress);
  }

  @Override
  public void warn(List<Diagnostic> found) {
    if (warns) {
      warnings.addAll(found);
      console.report(found);
    }
  }

  /// What was warned of.
  List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
