package dev.trowel.core.template;

import dev.trowel.core.template.text.Patterns;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;

/// One question of a template (format.md 10).
///
/// @param name by which templates refer to its answer
/// @param place where its name stands in the schema file
/// @param description what is asked; a template
/// @param preset the answer when nobody gives one; a [Text] is a template
/// @param limits which answers are allowed
/// @param skip when the question is not asked and the default holds
/// @param picksWarehouse whether its answer is the path of a warehouse, to be chosen from a list
record Property(
    String name,
    Span place,
    AnswerType type,
    Text description,
    Optional<Preset> preset,
    Limits limits,
    Optional<Condition> skip,
    boolean picksWarehouse) {

  /// A default.
  sealed interface Preset {
    /// A text, to be rendered with the answers so far.
    record Rendered(Text template) implements Preset {}

    /// An answer as it is.
    record Fixed(Object answer) implements Preset {}
  }

  /// Which answers are allowed, apart from the type.
  ///
  /// @param choices all that are; empty for any
  /// @param pattern what a text must match somewhere, as RE2 has it
  /// @param refusal what to say of a text that does not match; `""` for words of our own
  /// @param constant the only one that is allowed
  record Limits(
      List<Object> choices, Optional<Patterns> pattern, String refusal, Optional<Object> constant) {

    Limits {
      choices = List.copyOf(choices);
    }

    /// Why an answer is not allowed; empty when it is.
    Optional<String> fault(Object answer) {
      if (!choices.isEmpty() && choices.stream().noneMatch(each -> isSame(each, answer))) {
        return Optional.of("it must be one of " + words(choices));
      }
      if (constant.isPresent() && !isSame(constant.get(), answer)) {
        return Optional.of("it must be " + constant.get());
      }
      return pattern
          .filter(_ -> answer instanceof String)
          .filter(each -> !each.matches(answer.toString()))
          .map(each -> refusal.isEmpty() ? "it must match " + each : refusal);
    }

    private static boolean isSame(Object a, Object b) {
      return AnswerType.areSame(a, b);
    }

    private static String words(List<Object> choices) {
      return String.join(", ", choices.stream().map(Object::toString).toList());
    }
  }
}
