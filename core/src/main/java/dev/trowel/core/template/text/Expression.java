package dev.trowel.core.template.text;

import java.util.List;

/// What stands for a value in a template.
sealed interface Expression {

  /// Where it is written.
  Place at();

  /// A number, string or Boolean.
  record Literal(Object value, Place at) implements Expression {}

  /// `nil`.
  record Nil(Place at) implements Expression {}

  /// `.`.
  record Dot(Place at) implements Expression {}

  /// `.a.b`, from the current value on.
  record Field(List<String> names, Place at) implements Expression {}

  /// `$x` or `$x.a.b`.
  record Variable(String name, List<String> fields, Place at) implements Expression {}

  /// The name of a function.
  record FunctionName(String name, Place at) implements Expression {}

  /// Fields of what another expression stands for, as in `(url .host).Scheme`.
  record Chain(Expression operand, List<String> fields, Place at) implements Expression {}

  /// A pipeline in parentheses.
  record Nested(Pipeline pipeline, Place at) implements Expression {}
}
