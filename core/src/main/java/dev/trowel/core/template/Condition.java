package dev.trowel.core.template;

import dev.trowel.core.template.text.Patterns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `skip_prompt_if` demands of the answers so far (format.md 10; stacks.md 2.1).
///
/// @param properties what is demanded of answers by name; one that is not there yet passes
/// @param required the answers that must be there
/// @param anyOf conditions of which one must hold; empty for none
record Condition(
    SortedMap<String, Demand> properties, List<String> required, List<Condition> anyOf) {

  Condition {
    properties = new TreeMap<>(properties);
    required = List.copyOf(required);
    anyOf = List.copyOf(anyOf);
  }

  /// What is demanded of one answer.
  ///
  /// @param choices one of which it must be; empty for any
  record Demand(Optional<Object> constant, List<Object> choices, Optional<Patterns> pattern) {
    Demand {
      choices = List.copyOf(choices);
    }

    boolean isMetBy(Object answer) {
      return constant.stream().allMatch(each -> AnswerType.areSame(each, answer))
          && (choices.isEmpty()
              || choices.stream().anyMatch(each -> AnswerType.areSame(each, answer)))
          && pattern.stream().allMatch(each -> answer instanceof String text && each.matches(text));
    }
  }

  /// Whether it holds.
  boolean holds(Map<String, Object> answers) {
    return answers.keySet().containsAll(required)
        && properties.entrySet().stream().allMatch(each -> holds(each, answers))
        && (anyOf.isEmpty() || anyOf.stream().anyMatch(each -> each.holds(answers)));
  }

  private static boolean holds(Map.Entry<String, Demand> demand, Map<String, Object> answers) {
    Object answer = answers.get(demand.getKey());
    return answer == null || demand.getValue().isMetBy(answer);
  }
}
