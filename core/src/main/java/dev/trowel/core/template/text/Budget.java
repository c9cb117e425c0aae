package dev.trowel.core.template.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rendering may cost, so that no template exhausts the machine.
final class Budget {

  private static final int DEPTH = 100;
  private static final int CALLS = 100_000;
  private static final int NESTING = 500;
  private static final int TURNS = 1_000_000;
  private static final int STEPS = 20_000_000;
  private static final long CHARACTERS = 128L << 20;

  /// What an element of a list counts for, in characters.
  private static final int ELEMENT = 16;

  private int depth;
  private int calls;
  private int nesting;
  private int turns;
  private int steps;
  private long characters;

  /// Notes that a template is called; [#leaveCall] that it ended.
  void enterCall() {
    if (++depth > DEPTH) {
      throw new FunctionFault(
          "templates call each other more than %d deep".formatted(DEPTH),
          "A template that calls itself must stop at some point.");
    }
    if (++calls > CALLS) {
      throw new FunctionFault(
          "more than %d calls of templates".formatted(CALLS), "Make loops shorter.");
    }
    enter();
  }

  void leaveCall() {
    depth--;
    leave();
  }

  /// Notes that a body or a parenthesis has begun.
  void enter() {
    if (++nesting > NESTING) {
      throw new FunctionFault(
          "bodies, parentheses and calls lie in each other more than %d deep".formatted(NESTING),
          "A template that calls itself must stop at some point.");
    }
  }

  void leave() {
    nesting--;
  }

  /// Notes one turn of a loop.
  void turn() {
    if (++turns > TURNS) {
      throw new FunctionFault(
          "more than %d turns of loops".formatted(TURNS), "Make the loop shorter.");
    }
  }

  /// Notes that a node is rendered.
  void step() {
    if (++steps > STEPS) {
      throw new FunctionFault("more than %d actions".formatted(STEPS), "Make loops shorter.");
    }
  }

  /// Notes what a function made.
  void made(@Nullable Object value) {
    characters += size(value);
    if (characters > CHARACTERS) {
      throw new FunctionFault(
          "functions made more than %d MB of text".formatted(CHARACTERS >> 20),
          "Print values where they are made, and make each once.");
    }
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list ->
          list.stream()
              .mapToLong(element -> ELEMENT + (element instanceof String text ? text.length() : 0))
              .sum();
      case null, default -> 0;
    };
  }
}
