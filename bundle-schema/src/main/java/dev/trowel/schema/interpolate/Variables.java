package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Gives each variable its value: `--var`, then `BUNDLE_VAR_<name>`, a look-up, the overrides file,
/// the default (format.md 2.6).
final class Variables {

  static final String SECTION = "variables";
  private static final String VALUE = "value";

  private final Inputs inputs;
  private final Diagnostics diagnostics;
  private final Mapping overrides;
  private final Set<Path> unassigned = new HashSet<>();

  Variables(Inputs inputs, Diagnostics diagnostics) {
    this.inputs = inputs;
    this.diagnostics = diagnostics;
    this.overrides = overrides(inputs.overrides(), diagnostics);
  }

  private static Mapping overrides(Optional<Value> content, Diagnostics diagnostics) {
    if (content.isPresent() && content.get() instanceof Mapping mapping) {
      return mapping;
    }
    content.ifPresent(wrong ->
        diagnostics.add(
            Diagnostic.error(
                    "variable-overrides-invalid", "variable-overrides.json holds no object")
                .detail("Write one JSON object whose keys are names of variables.")
                .in(wrong.span())));
    return Mapping.empty(Span.synthetic("overrides"));
  }

  /// The tree with `variables.<name>.value` set wherever the value needs no look-up.
  Mapping assign(Mapping tree) {
    checkNames(Values.mapping(tree, SECTION));
    if (!(tree.get(SECTION) instanceof Mapping declared)) {
      return tree;
    }
    return tree.with(SECTION, declared.map(this::assign));
  }

  /// The places that have no value, because none was given or only a look-up will tell.
  Set<Path> unassigned() {
    return Set.copyOf(unassigned);
  }

  private void checkNames(Mapping declared) {
    for (String name : inputs.variables().keySet()) {
      if (declared.get(name) == null) {
        String near =
            Suggestion.nearest(name, declared.entries().sequencedKeySet())
                .map(n -> "Did you mean " + n + "? ")
                .orElse("");
        diagnostics.add(
            Diagnostic.error("variable-undefined", "variable " + name + " has not been defined")
                .detail(near + "--var sets variables that the variables section declares."));
      }
    }
  }

  private Value assign(String name, Value declaration) {
    Mapping variable =
        declaration instanceof Mapping mapping ? mapping : Mapping.empty(declaration.span());
    Optional<Value> value = value(name, variable);
    if (value.isEmpty()) {
      unassigned.add(valueOf(name));
    }
    return value.map(v -> variable.with(VALUE, v)).orElse(variable);
  }

  static Path valueOf(String name) {
    return Path.of(SECTION, name, VALUE);
  }

  /// Where a variable says what it is when nobody says it.
  static Path defaultOf(String name) {
    return Path.of(SECTION, name, "default");
  }

  private Optional<Value> value(String name, Mapping variable) {
    String given = inputs.variables().get(name);
    if (given != null) {
      return given(name, variable, given, "--var");
    }
    Optional<String> set = inputs.fromEnvironment(name);
    if (set.isPresent()) {
      return given(name, variable, set.get(), Inputs.environmentName(name));
    }
    if (variable.get("lookup") instanceof Mapping) {
      return Optional.empty();
    }
    Value override = overrides.get(name);
    if (override != null) {
      return override(name, variable, override);
    }
    Value byDefault = variable.get("default");
    if (byDefault == null || byDefault instanceof Null) {
      diagnostics.add(required(name, variable));
      return Optional.empty();
    }
    return Optional.of(byDefault);
  }

  private Optional<Value> given(String name, Mapping variable, String text, String origin) {
    if (isComplex(variable)) {
      diagnostics.add(
          Diagnostic.error(
                  "variable-complex-from-text",
                  origin.equals("--var")
                      ? "setting variables of complex type via --var flag is not supported: " + name
                      : "setting via environment variables (%s) is not supported for complex variable %s"
                          .formatted(origin, name))
              .detail("Set it in variable-overrides.json, or as a default in databricks.yml.")
              .at(Path.of(SECTION, name))
              .in(variable.span()));
      return Optional.empty();
    }
    return Optional.of(new Text(Span.synthetic(origin), text));
  }

  private Optional<Value> override(String name, Mapping variable, Value value) {
    boolean complex = value instanceof Mapping || value instanceof Seq;
    if (complex == isComplex(variable)) {
      return Optional.of(value);
    }
    String fault =
        complex
            ? "variable %s is not of type complex, but the value in the variable file is a complex"
                + " type"
            : "variable %s is of type complex, but the value in the variable file is not a complex"
                + " type";
    diagnostics.add(
        Diagnostic.error("variable-type-mismatch", fault.formatted(name))
            .detail("Declare the variable with `type: complex` if it takes a list or a mapping.")
            .at(Path.of(SECTION, name))
            .in(value.span())
            .in(variable.span()));
    return Optional.empty();
  }

  private static boolean isComplex(Mapping variable) {
    return "complex".equals(Values.text(variable, "type"));
  }

  private static Diagnostic required(String name, Mapping variable) {
    return Diagnostic.error(
            "variable-unassigned",
            ("no value assigned to required variable %s. Variables are usually assigned in"
                 + " databricks.yml, and they can be overridden using \"--var\", the %s environment"
                 + " variable, or .databricks/bundle/<target>/variable-overrides.json")
                .formatted(name, Inputs.environmentName(name)))
        .detail("Give it a default, or a value for this target.")
        .at(Path.of(SECTION, name))
        .in(variable.span());
  }
}
