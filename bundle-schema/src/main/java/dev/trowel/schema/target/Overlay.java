package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.load.Merge;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays one target over the bundle (format.md 2.3).
final class Overlay {

  private static final List<String> MERGED =
      List.of("bundle", "workspace", "artifacts", "resources", "sync", "permissions", "presets");

  private final String name;
  private final Mapping target;
  private final Path at;
  private final Diagnostics diagnostics;

  private Overlay(String name, Mapping target, Diagnostics diagnostics) {
    this.name = name;
    this.target = target;
    this.at = Path.of("targets", name);
    this.diagnostics = diagnostics;
  }

  /// The bundle as target `name` has it, without `targets`.
  static Mapping apply(Mapping tree, String name, Diagnostics diagnostics) {
    Mapping target = Values.mapping(tree, "targets", name);
    Mapping over = new Overlay(name, target, diagnostics).over(tree);
    Text written = new Text(Span.synthetic("target"), name);
    Mapping named = Values.put(over, written, "bundle", "target");
    return Values.put(named, written, "bundle", "environment");
  }

  private Mapping over(Mapping tree) {
    Mapping result = tree.without("targets");
    for (String section : MERGED) {
      result = merged(result, section, target.get(section));
    }
    result = bundleField(result, "git", target.get("git"));
    result = replaced(result, target.get("mode"), "bundle", "mode");
    result = replaced(result, target.get("cluster_id"), "bundle", "cluster_id");
    result = replaced(result, target.get("run_as"), "run_as");
    Mapping targets = Values.mapping(tree, "targets");
    MovedElsewhere.refuseShared(tree, targets, diagnostics);
    result = merged(MovedElsewhere.without(result, targets), "trowel", target.get("trowel"));
    result = AdoptedHere.of(result, name, targets, diagnostics);
    return VariableOverrides.apply(
        result, Values.mapping(target, "variables"), at.field("variables"), diagnostics);
  }

  private Mapping merged(Mapping tree, String section, @Nullable Value over) {
    if (over == null) {
      return tree;
    }
    Value base = tree.get(section);
    List<Value> layers = base == null ? List.of(over) : List.of(base, over);
    return tree.with(section, Merge.merge(layers, at.field(section), diagnostics));
  }

  /// Merges what the target says of `bundle.<field>`.
  private Mapping bundleField(Mapping tree, String field, @Nullable Value over) {
    if (over == null || over instanceof Value.Null) {
      return tree;
    }
    Mapping bundle = Values.mapping(tree, "bundle");
    return tree.with("bundle", merged(bundle, field, over));
  }

  private static Mapping replaced(Mapping tree, @Nullable Value value, String... fields) {
    return value == null || value instanceof Value.Null ? tree : Values.put(tree, value, fields);
  }

  /// Reports resources that are named and never described.
  static void refuseEmptyResources(Mapping tree, Diagnostics diagnostics) {
    Values.mapping(tree, "resources")
        .entries()
        .forEach((kind, ofKind) ->
            Values.mapping(ofKind.value())
                .entries()
                .forEach((name, entry) -> {
                  if (entry.value() instanceof Value.Null) {
                    diagnostics.add(
                        empty(kind, name).at(Path.of("resources", kind, name)).in(entry.key()));
                  }
                }));
  }

  private static Diagnostic empty(String kind, String name) {
    return Diagnostic.error(
            "empty-resource", Schemas.singular(kind) + " " + name + " is not defined")
        .detail("Nothing is written below its key. Describe it, or remove the key.");
  }
}
