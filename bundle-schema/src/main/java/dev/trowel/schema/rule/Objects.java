package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;

/// Goes through everything in a bundle's resources that has a type with fields.
final class Objects {

  /// What to do with one of them.
  @FunctionalInterface
  interface Visitor {
    void visit(Path path, Mapping mapping, Schema.ObjectOf type, Types types);
  }

  /// One of them.
  ///
  /// @param types the types that `type` refers to
  record Found(Path path, Mapping mapping, Schema.ObjectOf type, Types types) {}

  private final Types types;
  private final List<Found> found;

  private Objects(Types types, List<Found> found) {
    this.types = types;
    this.found = found;
  }

  /// Visits them from the outside in.
  static void visit(Inspected bundle, Visitor visitor) {
    for (Found each : bundle.objects()) {
      visitor.visit(each.path(), each.mapping(), each.type(), each.types());
    }
  }

  /// All of them, from the outside in.
  static List<Found> of(Bundle bundle) {
    List<Found> found = new ArrayList<>();
    Shaped.visit(
        bundle,
        (path, written, shape) ->
            new Objects(shape.types(), found).visit(path, written, shape.root()));
    return found;
  }

  private void visit(Path path, Value value, Schema expected) {
    Schema schema = types.resolve(expected);
    switch (value) {
      case Mapping mapping when schema instanceof Schema.ObjectOf type -> {
        found.add(new Found(path, mapping, type, types));
        mapping.entries().forEach((name, entry) -> field(path, name, entry.value(), type));
      }
      case Mapping mapping when schema instanceof Schema.MapOf(Schema each) ->
          mapping.entries().forEach((key, entry) -> visit(path.field(key), entry.value(), each));
      case Seq seq when schema instanceof Schema.ListOf(Schema element) -> {
        for (int i = 0; i < seq.items().size(); i++) {
          visit(path.index(i), seq.items().get(i), element);
        }
      }
      case Mapping _,
          Seq _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Secret _ -> {}
    }
  }

  private void field(Path path, String name, Value value, Schema.ObjectOf type) {
    if (value instanceof Mapping || value instanceof Seq) {
      Schema expected = type.fields().get(name);
      if (expected != null) {
        visit(path.field(name), value, expected);
      }
    }
  }
}
