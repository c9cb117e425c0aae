package dev.trowel.core.template.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a template.
sealed interface Node {

  /// Where it is written; of what has a body, where it starts.
  Place at();

  /// What is rendered as it is written.
  record Text(String text, Place at) implements Node {}

  /// A pipeline whose value is printed, unless a variable takes it.
  record Action(Pipeline pipeline, Place at) implements Node {}

  /// `if` or `with`: the first body whose condition is true.
  ///
  /// @param moves whether the value of the condition is the current one in its body
  record Choice(boolean moves, List<Arm> arms, List<Node> otherwise, Place at) implements Node {}

  /// A body and its condition.
  record Arm(Pipeline condition, List<Node> body) {}

  /// `range`.
  ///
  /// @param otherwise what is rendered when there is no turn
  record Loop(Pipeline over, List<Node> body, List<Node> otherwise, Place at) implements Node {}

  /// `template`.
  record Call(String name, @Nullable Pipeline argument, Place at) implements Node {}

  /// `break` or `continue`.
  record Jump(Flow flow, Place at) implements Node {}

  /// How it goes on after a node.
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }
}
