package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns what the format used to call otherwise into what it calls it now (format.md 3, load).
final class OldNames {

  private static final String OLD_ID = "compute_id";
  private static final String NEW_ID = "cluster_id";

  private OldNames() {}

  /// The tree with today's names.
  static Mapping replace(Mapping tree, Diagnostics diagnostics) {
    Mapping renamed = environments(tree, diagnostics);
    renamed = computeId(renamed, "bundle", Path.of("bundle"), diagnostics);
    if (renamed.get("targets") instanceof Mapping targets) {
      Mapping changed = targets;
      for (String name : targets.entries().keySet()) {
        changed = computeId(changed, name, Path.of("targets", name), diagnostics);
      }
      renamed = renamed.with("targets", changed);
    }
    return variables(renamed);
  }

  private static Mapping environments(Mapping tree, Diagnostics diagnostics) {
    Entry old = tree.entries().get("environments");
    if (old == null || old.value() instanceof Value.Null) {
      return tree.without("environments");
    }
    Entry current = tree.entries().get("targets");
    if (current != null && !(current.value() instanceof Value.Null)) {
      diagnostics.add(
          Diagnostic.error(
                  "environments-and-targets",
                  "both 'environments' and 'targets' are specified; only 'targets' should be used")
              .detail("Move what stands below environments to targets.")
              .at(Path.of("environments"))
              .in(old.key())
              .in(current.key()));
      return tree.without("environments");
    }
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(tree.entries());
    entries.remove("environments");
    entries.put("targets", old);
    return new Mapping(tree.span(), entries);
  }

  private static Mapping computeId(Mapping parent, String name, Path at, Diagnostics diagnostics) {
    if (!(parent.get(name) instanceof Mapping section)) {
      return parent;
    }
    Entry old = section.entries().get(OLD_ID);
    if (old == null) {
      return parent;
    }
    diagnostics.add(
        Diagnostic.warning("compute-id", "compute_id is deprecated, please use cluster_id instead")
            .detail("It means the same; rename the key.")
            .at(at.field(OLD_ID))
            .in(old.key())
            .fix(
                section.get(NEW_ID) == null
                    ? Rewrite.key("rename it to " + NEW_ID, old.key(), OLD_ID, NEW_ID)
                    : Optional.empty()));
    Mapping without = section.without(OLD_ID);
    return parent.with(
        name, section.get(NEW_ID) == null ? without.with(NEW_ID, old.value()) : without);
  }

  /// `catalog:` without anything declares a variable, too.
  private static Mapping variables(Mapping tree) {
    return tree.get("variables") instanceof Mapping variables
        ? tree.with(
            "variables",
            variables.map(
                (_, value) -> value instanceof Value.Null ? Mapping.empty(value.span()) : value))
        : tree;
  }
}
