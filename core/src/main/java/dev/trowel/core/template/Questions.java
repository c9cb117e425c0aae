package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// Whoever answers the questions of a template.
public interface Questions {

  /// An answer to a question.
  sealed interface Reply {
    /// What was typed, or chosen.
    record Words(String text) implements Reply {}

    /// The question before is to be asked again.
    record Back() implements Reply {}
  }

  /// Whether somebody is there to answer.
  boolean canAsk();

  /// Asks; an answer to a question with a preset or choices is the preset, or one of the choices.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `template-answers` when nobody answers any
  ///   more
  Reply ask(Question question);

  /// Says why the last answer is not allowed; the question is asked again.
  void refuse(String why);

  /// Says something on the way.
  void tell(String text);

  /// Tells what will surprise.
  void warn(List<Diagnostic> warnings);
}
