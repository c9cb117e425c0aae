package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares JSON trees by what they mean: the package leaves out what is empty, and numbers have
/// many spellings.
final class Same {

  private Same() {}

  /// Whether both mean the same; null is a value that is absent.
  static boolean as(@Nullable JsonNode a, @Nullable JsonNode b) {
    if (a == null || b == null || isEmpty(a) || isEmpty(b)) {
      return (a == null || isEmpty(a)) && (b == null || isEmpty(b));
    }
    if (a instanceof ObjectNode one && b instanceof ObjectNode other) {
      return fields(one, other);
    }
    if (a.isArray() && b.isArray()) {
      return items(a, b);
    }
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }

  /// Whether it says nothing: null, `{}` or `[]`.
  static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }

  private static boolean fields(ObjectNode one, ObjectNode other) {
    Set<String> names = new HashSet<>();
    one.properties().forEach(each -> names.add(each.getKey()));
    other.properties().forEach(each -> names.add(each.getKey()));
    return names.stream().allMatch(name -> as(one.get(name), other.get(name)));
  }

  private static boolean items(JsonNode a, JsonNode b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!as(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
