package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Answers what it was told to answer: `<` goes back, an empty text takes the preset.
final class ScriptedQuestions implements Questions {

  private final Deque<String> answers;
  private final List<String> asked = new ArrayList<>();

  ScriptedQuestions(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public boolean canAsk() {
    return true;
  }

  @Override
  public Reply ask(Question question) {
    asked.add(question.name() + question.preset().map(text -> "=" + text).orElse(""));
    String answer = answers.removeFirst();
    if (answer.equals("<")) {
      return new Reply.Back();
    }
    return new Reply.Words(answer.isEmpty() ? question.preset().orElse("") : answer);
  }

  @Override
  public void refuse(String why) {
    asked.add("no: " + why);
  }

  @Override
  public void tell(String text) {
    asked.add("told: " + text);
  }

  @Override
  public void warn(List<Diagnostic> warnings) {
    warnings.forEach(each -> asked.add("warned: " + each.summary()));
  }

  /// All that was asked and told, in its order.
  List<String> asked() {
    return List.copyOf(asked);
  }
}
