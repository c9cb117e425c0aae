package dev.trowel.core.template.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the language calls the types of values.
final class Types {

  private Types() {}

  static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case String _ -> "string";
      case Boolean _ -> "bool";
      case Long _ -> "int";
      case Double _ -> "float64";
      case List<?> _ -> "[]interface {}";
      case Map<?, ?> _ -> "map[string]interface {}";
      case HostObject object -> object.type();
      default -> value.getClass().getSimpleName();
    };
  }

  /// What messages call it: `a string`, `nothing`.
  static String told(@Nullable Object value) {
    return switch (value) {
      case null -> "nil";
      case String _ -> "a string";
      case Boolean _ -> "a bool";
      case Long _ -> "an int";
      case Double _ -> "a float";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      default -> "a " + name(value);
    };
  }
}
