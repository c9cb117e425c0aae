package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.function.BiConsumer;

/// Goes through all texts below a value.
final class Texts {

  private Texts() {}

  /// Visits each text that holds `part`, with its place, in the order of the tree.
  static void visit(Path at, Value value, String part, BiConsumer<Path, Text> visitor) {
    // Most values have none, and knowing that takes no paths.
    if (Values.mentions(value, part)) {
      Values.texts(
          at,
          value,
          (path, text) -> {
            if (text.text().contains(part)) {
              visitor.accept(path, text);
            }
          });
    }
  }
}
