package dev.trowel.core.template.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares values; those of different types are a fault, but for nil, which nothing else equals.
final class Comparison {

  private static final String TYPES = "incompatible types for comparison";

  private Comparison() {}

  /// Whether the first value equals one of the others.
  static boolean equal(List<@Nullable Object> values) {
    if (values.size() < 2) {
      throw new FunctionFault("missing argument for comparison", "Say what to compare it with.");
    }
    @Nullable Object first = values.getFirst();
    for (Object other : values.subList(1, values.size())) {
      if (equal(first, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    if (isOneType(a, b)) {
      return a.equals(b);
    }
    if (a instanceof HostObject && b instanceof HostObject) {
      return a == b;
    }
    throw incomparable(a, b);
  }

  /// Whether `a` is less than `b`.
  static boolean less(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x < y;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x < y;
    }
    if (a instanceof String x && b instanceof String y) {
      return Order.compare(x, y) < 0;
    }
    throw a == null || b == null || isOneType(a, b)
        ? new FunctionFault(
            "invalid type for comparison: %s".formatted(Types.told(a == null ? a : b)),
            "Ints, floats and strings have an order.")
        : incomparable(a, b);
  }

  /// Whether `a` is less than `b` or equals it.
  static boolean lessOrEqual(@Nullable Object a, @Nullable Object b) {
    return less(a, b) || equal(a, b);
  }

  private static boolean isOneType(Object a, Object b) {
    return (a instanceof String && b instanceof String)
        || (a instanceof Long && b instanceof Long)
        || (a instanceof Double && b instanceof Double)
        || (a instanceof Boolean && b instanceof Boolean);
  }

  private static FunctionFault incomparable(Object a, Object b) {
    if (a instanceof List || b instanceof List || a instanceof Map || b instanceof Map) {
      return new FunctionFault(
          "%s and %s cannot be compared".formatted(Types.told(a), Types.told(b)),
          "Compare what is in them.");
    }
    return new FunctionFault(
        TYPES + ": %s and %s".formatted(Types.told(a), Types.told(b)),
        "print makes a string of anything: (print .x).");
  }
}
