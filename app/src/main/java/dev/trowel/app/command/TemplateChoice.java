package dev.trowel.app.command;

import dev.trowel.core.template.Question;
import dev.trowel.core.template.Questions.Reply;
import java.util.List;
import java.util.Optional;

/// Which template is meant by whoever names none: who sits at a terminal is asked, for all others
/// it is the one that comes along.
record TemplateChoice(TerminalQuestions questions) {

  private static final String OURS = "mlops";
  private static final String STACKS = "mlops-stacks";
  private static final String OTHER = "another one";
  private static final Question WHICH =
      new Question(
          "template",
          """
          Which template? mlops is an MLOps project with CI/CD, which comes with Trowel;
          mlops-stacks is Databricks' MLOps Stacks, fetched by git.
          """,
          Optional.of(OURS),
          List.of(OURS, STACKS, OTHER),
          true);

  /// The template, as it can be named on the command line.
  ///
  /// @param isOpen whether nothing else that was typed is meant for a certain one
  String made(boolean isOpen) {
    return isOpen && questions.canAsk() ? asked() : OURS;
  }

  private String asked() {
    String chosen =
        switch (questions.ask(WHICH)) {
          case Reply.Words words -> words.text();
          case Reply.Back _ -> OURS;
        };
    return chosen.equals(OTHER) ? typed() : chosen;
  }

  private String typed() {
    String typed = "";
    while (typed.isBlank()) {
      typed = questions.ask("Its folder, or the address of its git repository", "");
    }
    return typed.strip();
  }
}
