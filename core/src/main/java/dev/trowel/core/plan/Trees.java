package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into JSON trees and compares them the way the API means them.
public final class Trees {

  private Trees() {}

  /// The node at `path`, or null when a step leads nowhere or to a JSON null.
  public static @Nullable JsonNode find(@Nullable JsonNode root, Path path) {
    JsonNode at = root;
    for (Path.Step step : path.steps()) {
      at = at == null ? null : child(at, step);
    }
    return at == null || at.isNull() || at.isMissingNode() ? null : at;
  }

  private static @Nullable JsonNode child(JsonNode at, Path.Step step) {
    return switch (step) {
      case Path.Field(String name) -> at.get(name);
      case Path.Index(int index) -> at.get(index);
      case Path.Keyed(String field, String value) -> {
        for (JsonNode item : at) {
          if (KeyedLists.key(item, field).equals(Optional.of(value))) {
            yield item;
          }
        }
        yield null;
      }
    };
  }

  /// Whether nothing is said: absent, null, `{}`, `[]`, a zero value, or a mapping of such
  /// (format.md 4.3).
  public static boolean isEmpty(@Nullable JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return true;
    }
    if (node.isObject()) {
      return node.valueStream().allMatch(Trees::isEmpty);
    }
    if (node.isArray()) {
      return node.isEmpty();
    }
    return isZero(node);
  }

  private static boolean isZero(JsonNode leaf) {
    return switch (leaf.getNodeType()) {
      case STRING -> leaf.textValue().isEmpty();
      case BOOLEAN -> !leaf.booleanValue();
      case NUMBER -> leaf.decimalValue().signum() == 0;
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> false;
    };
  }

  /// Whether two leaves say the same: numbers by value, and a number like the text of one
  /// (sdk-java.md 1.2).
  public static boolean sameLeaf(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isNumber() != b.isNumber() && a.isValueNode() && b.isValueNode()) {
      return sameNumber(a.asText(), b.asText());
    }
    return a.equals(b);
  }

  /// Whether two trees say the same, leaf by leaf.
  public static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
    return (a == null || b == null) ? a == b : a.equals((x, y) -> sameLeaf(x, y) ? 0 : 1, b);
  }

  private static boolean sameNumber(String a, String b) {
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException notNumbers) {
      return false;
    }
  }
}
