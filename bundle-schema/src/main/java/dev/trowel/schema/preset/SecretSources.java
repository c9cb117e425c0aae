package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Interpolation;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees to it that no secret is written in a bundle: its value is that of a variable, given from
/// outside and shown to nobody (format.md 3 step 6, 7).
final class SecretSources {

  private final Mapping tree;
  private final Diagnostics diagnostics;
  private final Set<String> variables = new LinkedHashSet<>();
  private final List<Path> faulty = new ArrayList<>();

  private SecretSources(Mapping tree, Diagnostics diagnostics) {
    this.tree = tree;
    this.diagnostics = diagnostics;
  }

  /// The tree with the variables that secrets are made of hidden; reports secrets that come from
  /// anywhere else, and hides what they are nevertheless: a log of the fault must not show it.
  static Interpolation hidden(Interpolation known, Diagnostics diagnostics) {
    SecretSources sources = new SecretSources(known.tree(), diagnostics);
    Steps.resources(known.tree()).entries().forEach((kind, all) -> sources.kind(kind, all.value()));
    return known.hiding(sources.variables, sources.faulty);
  }

  private void kind(String kind, Value all) {
    List<String> fields =
        Schemas.kind(kind).map(known -> known.facets().hidden()).orElse(List.of());
    if (!fields.isEmpty() && all instanceof Mapping resources) {
      resources
          .entries()
          .forEach((name, entry) ->
              fields.forEach(
                  field -> field(ResourceKey.of(kind, name).path(), entry.value(), field)));
    }
  }

  private void field(Path resource, Value written, String field) {
    Value value = Values.find(written, field);
    Path path = resource.field(field);
    Optional<String> variable = variable(value);
    mentioned(value);
    Value place = value == null ? written : value;
    if (Fields.isUnset(value)) {
      diagnostics.add(fault("\"" + field + "\" of a secret is not set", path, place));
    } else if (variable.isEmpty()) {
      faulty.add(path);
      diagnostics.add(
          fault("\"" + field + "\" of a secret must be a reference to one variable", path, place));
    } else {
      Value fallback = Values.find(tree, "variables", variable.get(), "default");
      if (fallback != null && !(fallback instanceof Value.Null)) {
        String what = "variable " + variable.get() + " holds a secret and must not have a default";
        diagnostics.add(fault(what, path, place).in(fallback.span()));
      }
    }
  }

  /// Remembers the variables in a text, and those in their values.
  private void mentioned(@Nullable Value value) {
    if (!(value instanceof Text(_, String text))) {
      return;
    }
    Reference.references(text).stream()
        .flatMap(reference -> variable(reference).stream())
        .filter(variables::add)
        .forEach(name -> mentioned(Values.find(tree, "variables", name, "value")));
  }

  private static Optional<String> variable(@Nullable Value value) {
    return value instanceof Text(_, String text)
        ? Reference.whole(text).flatMap(SecretSources::variable)
        : Optional.empty();
  }

  /// The `x` of `${var.x}`.
  private static Optional<String> variable(Reference reference) {
    return reference.root() == Reference.Root.VAR
            && reference.path().length() == 2
            && reference.path().steps().getLast() instanceof Path.Field(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Diagnostic fault(String what, Path path, Value place) {
    return Diagnostic.error("secret-in-bundle", what)
        .detail(
            "Write `${var.x}`, declare the variable x without a default, and give it its value"
                + " when deploying: in the environment as BUNDLE_VAR_x, or with --var.")
        .at(path)
        .in(place.span());
  }
}
