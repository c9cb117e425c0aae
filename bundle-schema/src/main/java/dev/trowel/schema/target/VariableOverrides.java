package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Optional;
import java.util.Set;

/// What a target says of the bundle's variables: a new default, written short or long, or a new
/// lookup (format.md 2.3).
final class VariableOverrides {

  private static final String DEFAULT = "default";
  private static final String LOOKUP = "lookup";

  /// A mapping with exactly these keys describes the variable; any other is its value.
  private static final Set<Set<String>> LONG_FORMS =
      Set.of(
          Set.of(DEFAULT),
          Set.of(LOOKUP),
          Set.of(DEFAULT, "type"),
          Set.of(DEFAULT, "description"),
          Set.of(DEFAULT, "type", "description"),
          Set.of(LOOKUP, "description"));

  private VariableOverrides() {}

  /// The bundle with the variables as `target` wants them.
  static Mapping apply(Mapping tree, Mapping overrides, Path at, Diagnostics diagnostics) {
    if (overrides.entries().isEmpty()) {
      return tree;
    }
    Mapping changed = Values.mapping(tree, "variables");
    for (var each : overrides.entries().entrySet()) {
      String name = each.getKey();
      if (changed.get(name) instanceof Mapping variable) {
        changed = changed.with(name, override(variable, each.getValue().value()));
      } else {
        diagnostics.add(
            undefined(name)
                .at(at.field(name))
                .in(each.getValue().key())
                .fix(renaming(name, each.getValue(), changed, overrides)));
      }
    }
    return changed.entries().isEmpty() ? tree : tree.with("variables", changed);
  }

  private static Mapping override(Mapping variable, Value said) {
    if (said instanceof Value.Null) {
      return variable;
    }
    if (!(said instanceof Mapping form && LONG_FORMS.contains(form.entries().keySet()))) {
      return variable.without(LOOKUP).with(DEFAULT, said);
    }
    Value lookup = form.get(LOOKUP);
    Value value = form.get(DEFAULT);
    if (lookup != null) {
      return variable.with(LOOKUP, lookup);
    }
    return value == null ? variable : variable.without(LOOKUP).with(DEFAULT, value);
  }

  private static Optional<Fix> renaming(
      String name, Entry override, Mapping declared, Mapping overrides) {
    return Suggestion.only(name, declared.entries().sequencedKeySet())
        .filter(near -> !overrides.entries().containsKey(near))
        .flatMap(near -> Rewrite.key("rename it to " + near, override.key(), name, near));
  }

  private static Diagnostic undefined(String name) {
    return Diagnostic.error(
            "undefined-variable", "variable " + name + " is not defined but is assigned a value")
        .detail("Declare it under variables: at the top of the bundle, or correct the name.");
  }
}
