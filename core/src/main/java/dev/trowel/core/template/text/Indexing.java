package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks into lists, maps and strings; strings are counted in bytes of UTF-8.
final class Indexing {

  private static final String FROM_ZERO = "They are counted from 0.";

  private Indexing() {}

  /// How long a value is.
  static long length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.getBytes(UTF_8).length;
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case null, default ->
          throw new FunctionFault(
              "len of %s".formatted(Types.told(value)), "Lists, maps and strings have a length.");
    };
  }

  /// What is found by one index after the other; nil where a map has no such key.
  static @Nullable Object at(List<@Nullable Object> arguments) {
    @Nullable Object value = arguments.getFirst();
    for (Object index : arguments.subList(1, arguments.size())) {
      value = at(value, index);
    }
    if (value == null && arguments.size() == 1 && arguments.getFirst() == null) {
      throw new FunctionFault("index of nil", "Ask for it before.");
    }
    return value;
  }

  private static @Nullable Object at(@Nullable Object value, @Nullable Object index) {
    return switch (value) {
      case List<?> list -> list.get(place(index, list.size() - 1, "list"));
      case Map<?, ?> map -> map.get(key(index));
      case String text -> {
        byte[] bytes = text.getBytes(UTF_8);
        yield Byte.toUnsignedLong(bytes[place(index, bytes.length - 1, "string")]);
      }
      case null, default ->
          throw new FunctionFault(
              "can't index %s".formatted(Types.told(value)),
              "Lists, maps and strings have an index.");
    };
  }

  /// The part of a list or string from the first index to before the second.
  static Object slice(List<@Nullable Object> arguments) {
    List<@Nullable Object> indexes = arguments.subList(1, arguments.size());
    if (indexes.size() > 3) {
      throw new FunctionFault(
          "too many slice indexes: %d".formatted(indexes.size()), "Three are the most.");
    }
    return switch (arguments.getFirst()) {
      case List<?> list -> {
        List<Integer> bounds = bounds(indexes, list.size());
        yield list.subList(bounds.getFirst(), bounds.get(1));
      }
      case String text -> slice(text, indexes);
      case null, default ->
          throw new FunctionFault(
              "can't slice %s".formatted(Types.told(arguments.getFirst())),
              "Lists and strings can be sliced.");
    };
  }

  private static String slice(String text, List<@Nullable Object> indexes) {
    if (indexes.size() == 3) {
      throw new FunctionFault("cannot 3-index slice a string", "Two are the most.");
    }
    byte[] bytes = text.getBytes(UTF_8);
    List<Integer> bounds = bounds(indexes, bytes.length);
    return new String(bytes, bounds.getFirst(), bounds.get(1) - bounds.getFirst(), UTF_8);
  }

  /// Where the part begins and ends; a third index is only checked.
  private static List<Integer> bounds(List<@Nullable Object> indexes, int size) {
    List<Integer> bounds = new ArrayList<>();
    for (Object index : indexes) {
      int place = place(index, size, "value");
      if (!bounds.isEmpty() && bounds.getLast() > place) {
        throw new FunctionFault(
            "invalid slice index: %d > %d".formatted(bounds.getLast(), place), FROM_ZERO);
      }
      bounds.add(place);
    }
    if (bounds.isEmpty()) {
      bounds.add(0);
    }
    if (bounds.size() == 1) {
      bounds.add(size);
    }
    return bounds;
  }

  private static int place(@Nullable Object index, int last, String what) {
    if (!(index instanceof Long number)) {
      throw new FunctionFault(
          "cannot index a %s with %s".formatted(what, Types.told(index)),
          "An index is an int. " + FROM_ZERO);
    }
    if (number < 0 || number > last) {
      throw new FunctionFault("index out of range: %d".formatted(number), FROM_ZERO);
    }
    return number.intValue();
  }

  private static String key(@Nullable Object index) {
    if (!(index instanceof String key)) {
      throw new FunctionFault(
          "cannot index a map with %s".formatted(Types.told(index)), "Its keys are strings.");
    }
    return key;
  }
}
