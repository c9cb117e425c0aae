package dev.trowel.core.template.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What counts as true: what is not nil, zero, false or empty.
final class Truth {

  private Truth() {}

  static boolean of(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean bool -> bool;
      case String text -> !text.isEmpty();
      case Long number -> number != 0;
      case Double number -> number != 0;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case HostObject object -> !object.isNil();
      default -> true;
    };
  }
}
