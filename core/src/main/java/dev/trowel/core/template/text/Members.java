package dev.trowel.core.template.text;

import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes entries of maps, and finds objects that have a field or method.
final class Members {

  private final Frame frame;

  Members(Frame frame) {
    this.frame = frame;
  }

  /// What `value.name` is, of a map or of what has no such thing.
  @Nullable Object get(@Nullable Object value, String name, Place at) {
    if (value instanceof Map<?, ?> map) {
      if (!map.containsKey(name)) {
        throw missing(map, name, at);
      }
      return map.get(name);
    }
    throw lacking(value, name, at);
  }

  /// The object whose method `name` is to be called.
  HostObject object(@Nullable Object value, String name, Place at) {
    if (value instanceof Map<?, ?>) {
      throw frame.fault(
          at,
          "%s is not a method but has arguments".formatted(name),
          "An entry of a map takes none; what is not meant for it goes into parentheses.");
    }
    if (value instanceof HostObject object && object.methods().contains(name)) {
      return object;
    }
    throw lacking(value, name, at);
  }

  private StopException lacking(@Nullable Object value, String name, Place at) {
    String wayOut =
        switch (value) {
          case null -> "Ask before, as in {{with .it}}…{{end}}.";
          case HostObject object -> advice(name, object.methods());
          default -> "Only maps and objects have fields.";
        };
    return frame.fault(at, "%s has no \"%s\"".formatted(Types.told(value), name), wayOut);
  }

  private StopException missing(Map<?, ?> map, String name, Place at) {
    return frame.fault(
        at,
        "variable \"%s\" not defined".formatted(name),
        "The map has no entry for the key \"%s\". ".formatted(name)
            + advice(name, map.keySet().stream().map(String::valueOf).toList()));
  }

  private static String advice(String name, Collection<String> known) {
    return Suggestion.advice(
        name,
        known,
        known.isEmpty()
            ? "It is empty."
            : "There are: "
                + new TreeSet<>(known).stream().limit(20).collect(Collectors.joining(", "))
                + ".");
  }
}
