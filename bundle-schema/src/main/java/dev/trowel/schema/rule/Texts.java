package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.function.BiConsumer;

/// Goes through all texts below a value.
final class Texts {

  private Texts() {}

  /// Visits each text that holds `part`, with its place, in the order of the tree.
  static void visit(Path at, Value value, String part, BiConsumer<Path, Text> visitor) {
    switch (value) {
      case Text text when text.text().contains(part) -> visitor.accept(at, text);
      case Mapping mapping ->
          mapping
              .entries()
              .forEach((name, entry) -> visit(at.field(name), entry.value(), part, visitor));
      case Seq seq -> {
        for (int i = 0; i < seq.items().size(); i++) {
          visit(at.index(i), seq.items().get(i), part, visitor);
        }
      }
      case Text _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }
}
