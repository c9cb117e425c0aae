package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/// Nobody to answer.
final class NoQuestions implements Questions {

  private final List<String> told = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  @Override
  public boolean canAsk() {
    return false;
  }

  @Override
  public Reply ask(Question question) {
    throw new AssertionError("asked for " + question.name());
  }

  @Override
  public void refuse(String why) {
    throw new AssertionError("refused: " + why);
  }

  @Override
  public void tell(String text) {
    told.add(text);
  }

  @Override
  public void warn(List<Diagnostic> found) {
    warnings.addAll(found);
  }

  List<String> told() {
    return List.copyOf(told);
  }

  List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
