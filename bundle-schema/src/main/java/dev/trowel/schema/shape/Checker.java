package dev.trowel.schema.shape;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a value fit its schema as far as that loses nothing, and warns of the rest (format.md 2.1).
public final class Checker {

  private Checker() {}

  /// The value as the schema wants it. Unknown fields and values of a wrong type are left out with a warning.
  ///
  /// @param value what was written
  /// @param schema what is expected
  /// @param types the types `schema` refers to
  /// @param path where the value stands in the bundle, for the messages
  /// @param anchored whether a value carried a YAML anchor: unknown fields of such values pass without a warning
  /// @param diagnostics takes the warnings
  /// @return the same object when nothing had to change; null when the value as a whole is left out
  public static @Nullable Value normalise(
      Value value,
      Schema schema,
      Types types,
      Path path,
      Predicate<Value> anchored,
      Diagnostics diagnostics) {
    return value;
  }
}
