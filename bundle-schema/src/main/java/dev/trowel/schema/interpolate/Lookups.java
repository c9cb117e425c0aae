package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives variables with `lookup` the id of what they name in the workspace (format.md 2.6).
final class Lookups {

  private static final List<String> KINDS =
      List.of(
          "alert",
          "cluster",
          "cluster_policy",
          "dashboard",
          "instance_pool",
          "job",
          "metastore",
          "notification_destination",
          "pipeline",
          "query",
          "service_principal",
          "warehouse");

  private final Lookup lookup;
  private final Diagnostics diagnostics;
  private final Set<Path> unasked = new HashSet<>();
  private final Set<Path> all = new HashSet<>();

  Lookups(Lookup lookup, Diagnostics diagnostics) {
    this.lookup = lookup;
    this.diagnostics = diagnostics;
  }

  /// The tree with the value of each variable of `open` that a look-up finds.
  ///
  /// @param tree the bundle, variables without look-up already assigned
  /// @param open the places of values that are still to be found
  /// @param symbols what else is not known
  Mapping assign(Mapping tree, Set<Path> open, Symbols symbols) {
    unasked.addAll(open);
    all.addAll(open);
    if (!(tree.get(Variables.SECTION) instanceof Mapping declared)) {
      return tree;
    }
    Scope scope = new Scope(tree, symbols, diagnostics);
    Mapping assigned =
        declared.map((name, variable) ->
            open.contains(Variables.valueOf(name))
                    && variable instanceof Mapping mapping
                    && mapping.get("lookup") instanceof Mapping wanted
                ? assign(name, mapping, wanted, scope)
                : variable);
    return tree.with(Variables.SECTION, assigned);
  }

  /// The places that still have no value.
  Set<Path> unasked() {
    return Set.copyOf(unasked);
  }

  private Value assign(String name, Mapping variable, Mapping wanted, Scope scope) {
    Optional<Map.Entry<String, Value>> one = theOne(name, wanted);
    if (one.isEmpty() || !(one.get().getValue() instanceof Text written)) {
      return variable;
    }
    if (!(scope.resolve(written) instanceof Text text) || isOpen(text)) {
      return variable;
    }
    return ask(name, variable, one.get().getKey(), text);
  }

  private Value ask(String name, Mapping variable, String kind, Text wanted) {
    return switch (lookup.find(kind, wanted.text())) {
      case Lookup.Found(String id) -> {
        unasked.remove(Variables.valueOf(name));
        yield variable.with("value", new Text(wanted.span(), id));
      }
      case Lookup.Failed(String reason) -> {
        diagnostics.add(
            Diagnostic.error(
                    "lookup-failed",
                    "failed to resolve %s: %s, err: %s".formatted(kind, wanted.text(), reason))
                .detail("Give the name of exactly one that exists, or the variable a value.")
                .at(Path.of(Variables.SECTION, name, "lookup", kind))
                .in(wanted.span()));
        yield variable;
      }
      case Lookup.Unasked _ -> variable;
    };
  }

  private Optional<Map.Entry<String, Value>> theOne(String name, Mapping wanted) {
    List<Map.Entry<String, Value>> given =
        wanted.entries().entrySet().stream()
            .filter(each -> KINDS.contains(each.getKey()))
            .filter(each -> each.getValue().value() instanceof Text)
            .map(each -> Map.entry(each.getKey(), each.getValue().value()))
            .toList();
    if (given.size() == 1) {
      return Optional.of(given.getFirst());
    }
    diagnostics.add(
        Diagnostic.error(
                "lookup-ambiguous", "exactly one lookup field must be set for variable " + name)
            .detail("Name one of " + String.join(", ", KINDS) + ".")
            .at(Path.of(Variables.SECTION, name, "lookup"))
            .in(wanted.span()));
    return Optional.empty();
  }

  /// Whether the name is not known, because another look-up or the workspace would have to tell it.
  private boolean isOpen(Text text) {
    List<Reference> references = Reference.references(text.text());
    for (Reference reference : references) {
      boolean variable = reference.root() == Reference.Root.VAR && reference.path().length() > 1;
      if (variable && all.contains(value(reference))) {
        diagnostics.add(
            Diagnostic.error(
                    "lookup-of-lookup",
                    "lookup variables cannot contain references to another lookup variables")
                .detail("%s is itself looked up. Write the name out.".formatted(reference))
                .in(text.span()));
      }
    }
    return !references.isEmpty();
  }

  private static Path value(Reference reference) {
    return Path.of(Variables.SECTION).then(reference.path().steps().get(1)).field("value");
  }
}
