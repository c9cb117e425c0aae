package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// The texts in a bundle's resources that hold references, with what is expected in their places.
final class Leaves {

  /// What to do with one of them.
  @FunctionalInterface
  interface Visitor {
    /// Looks at one text.
    ///
    /// @param expected the schema of its place, never a name; `any` where nothing is known
    void visit(Path path, Text text, Schema expected);
  }

  /// One of them, as [Visitor#visit] takes it.
  record Found(Path path, Text text, Schema expected) {}

  private final Types types;
  private final List<Found> found;

  private Leaves(Types types, List<Found> found) {
    this.types = types;
    this.found = found;
  }

  /// Visits them in the order written.
  static void visit(Inspected bundle, Visitor visitor) {
    bundle.open().forEach(each -> visitor.visit(each.path(), each.text(), each.expected()));
  }

  /// All of them, in the order written.
  static List<Found> open(Bundle bundle) {
    List<Found> found = new ArrayList<>();
    Shaped.visit(
        bundle,
        (path, written, shape) -> {
          if (Values.anyText(written, Reference::isIn)) {
            new Leaves(shape.types(), found).visit(path, written, shape.root());
          }
        });
    return found;
  }

  private void visit(Path path, Value value, Schema expected) {
    Schema schema = types.resolve(expected);
    switch (value) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (name, entry) -> visit(path.field(name), entry.value(), below(schema, name)));
      case Seq seq -> {
        Schema element = schema instanceof Schema.ListOf(Schema each) ? each : Schema.Scalar.ANY;
        for (int i = 0; i < seq.items().size(); i++) {
          visit(path.index(i), seq.items().get(i), element);
        }
      }
      case Text text when Reference.isIn(text) -> found.add(new Found(path, text, schema));
      case Text _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  private static Schema below(Schema schema, String name) {
    return switch (schema) {
      case Schema.ObjectOf type -> type.fields().getOrDefault(name, Schema.Scalar.ANY);
      case Schema.MapOf(Schema each) -> each;
      case Schema.ListOf _, Schema.Scalar _, Schema.Choice _, Schema.Ref _ -> Schema.Scalar.ANY;
    };
  }
}
