package dev.trowel.schema.cases;

import dev.trowel.schema.value.Value;
import java.util.Map;
import java.util.stream.Collectors;

/// A tree as one text without places: keys sorted, texts in quotes, numbers as written.
public final class Plain {

  private Plain() {}

  /// The text of a tree.
  public static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> number.text();
      case Value.Text text -> "'" + text.text() + "'";
      case Value.Secret _ -> "secret";
      case Value.Seq seq ->
          seq.items().stream().map(Plain::text).collect(Collectors.joining(", ", "[", "]"));
      case Value.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(each -> each.getKey() + ": " + text(each.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
