package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Variables that stand for what differs between environments.
final class Lifted {

  private final List<String> environments;
  private final Keys names = new Keys();
  private final Map<String, String> known = new LinkedHashMap<>();
  private final SequencedMap<String, Mapping> declared = new LinkedHashMap<>();
  private final Map<String, Mapping> assigned = new LinkedHashMap<>();

  /// @param taken names that are used already
  Lifted(List<String> environments, Iterable<String> taken) {
    this.environments = List.copyOf(environments);
    taken.forEach(name -> names.fresh(name, "value"));
  }

  /// A reference to the variable that has these values.
  ///
  /// @param name what it may be called
  /// @param about where its values stand, for people
  /// @param values one for each environment
  Value variable(String name, String about, List<Value> values) {
    List<String> contents = new ArrayList<>(List.of(name));
    values.forEach(each -> contents.add(Same.content(each)));
    String key = String.join("\u0000", contents);
    String variable = known.computeIfAbsent(key, _ -> declare(name, about, values));
    return Made.text("${var." + variable + "}");
  }

  private String declare(String name, String about, List<Value> values) {
    String variable = names.fresh(name, "value");
    Mapping declaration = Made.mapping("description", Made.text(about));
    if (values.stream().anyMatch(each -> each instanceof Mapping || each instanceof Value.Seq)) {
      declaration = declaration.with("type", Made.text("complex"));
    }
    declared.put(variable, declaration);
    for (int i = 0; i < environments.size(); i++) {
      Mapping old = assigned.getOrDefault(environments.get(i), Made.mapping());
      assigned.put(environments.get(i), old.with(variable, values.get(i)));
    }
    return variable;
  }

  /// The declarations, in the order in which they were needed.
  SequencedMap<String, Mapping> declarations() {
    return declared;
  }

  /// The values in an environment.
  Mapping values(String environment) {
    return assigned.getOrDefault(environment, Made.mapping());
  }
}
