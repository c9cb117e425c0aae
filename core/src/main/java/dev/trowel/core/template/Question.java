package dev.trowel.core.template;

import java.util.List;
import java.util.Optional;

/// A question to a person.
///
/// @param name by which templates refer to the answer
/// @param text what is asked
/// @param preset the answer when none is typed
/// @param choices all answers that are allowed; empty for any
/// @param isFirst whether there is no question to go back to
public record Question(
    String name, String text, Optional<String> preset, List<String> choices, boolean isFirst) {
  public Question {
    choices = List.copyOf(choices);
  }
}
