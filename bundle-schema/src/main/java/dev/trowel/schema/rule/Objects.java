package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import org.jspecify.annotations.Nullable;

/// Goes through everything in a bundle's resources that has a type with fields.
final class Objects {

  /// What to do with one of them.
  @FunctionalInterface
  interface Visitor {
    void visit(Path path, Mapping mapping, Schema.ObjectOf type, Types types);
  }

  private final Types types;
  private final Visitor visitor;

  private Objects(Types types, Visitor visitor) {
    this.types = types;
    this.visitor = visitor;
  }

  /// Visits them from the outside in.
  static void visit(Bundle bundle, Visitor visitor) {
    for (Resource resource : bundle.resources().values()) {
      Path path = resource.key().path();
      Value written = Values.find(bundle.tree(), path);
      Schemas.resource(resource.key().kind())
          .ifPresent(shape -> visit(path, written, shape, visitor));
    }
  }

  private static void visit(Path path, @Nullable Value written, Shape shape, Visitor visitor) {
    if (written != null) {
      new Objects(shape.types(), visitor).visit(path, written, shape.root());
    }
  }

  private void visit(Path path, Value value, Schema expected) {
    Schema schema = types.resolve(expected);
    switch (value) {
      case Mapping mapping when schema instanceof Schema.ObjectOf type -> {
        visitor.visit(path, mapping, type, types);
        for (String name : mapping.entries().sequencedKeySet()) {
          Schema field = type.fields().get(name);
          if (field != null) {
            visit(path, mapping, name, field);
          }
        }
      }
      case Mapping mapping when schema instanceof Schema.MapOf(Schema each) ->
          mapping.entries().sequencedKeySet().forEach(key -> visit(path, mapping, key, each));
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

  private void visit(Path path, Mapping mapping, String name, Schema field) {
    Value value = mapping.get(name);
    if (value instanceof Mapping || value instanceof Seq) {
      visit(path.field(name), value, field);
    }
  }
}
