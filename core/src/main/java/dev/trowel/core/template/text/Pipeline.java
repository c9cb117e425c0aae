package dev.trowel.core.template.text;

import java.util.List;

/// Commands of which each hands its value to the next as last argument.
///
/// @param variables what take the value of the last one; in a loop, of its turns
/// @param assigns whether they exist before
record Pipeline(List<String> variables, boolean assigns, List<Command> commands, Place at) {

  /// A value, or a function, method or field with its arguments.
  record Command(Expression first, List<Expression> arguments, Place at) {}
}
