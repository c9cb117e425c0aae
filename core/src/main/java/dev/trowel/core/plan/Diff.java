package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where two trees of one kind differ (format.md 4.3 step 7).
///
/// What only one side has is reported at its highest place; lists with a key compare by key, lists
/// whose order means nothing as sets, other lists by position, or as a whole when their lengths
/// differ. What is equal needs no path, so that finding nothing costs next to nothing.
final class Diff {

  private final FieldRules rules;
  private final Set<Path> found = new LinkedHashSet<>();

  private Diff(FieldRules rules) {
    this.rules = rules;
  }

  /// The places where `a` and `b` differ.
  static Set<Path> between(JsonNode a, JsonNode b, FieldRules rules) {
    return below(Path.ROOT, a, b, rules);
  }

  /// The places at or below `path` where `a` and `b`, which stand there, differ.
  static Set<Path> below(Path path, JsonNode a, JsonNode b, FieldRules rules) {
    Diff diff = new Diff(rules);
    diff.compare(path, a, b);
    return diff.found;
  }

  private void compare(Path path, @Nullable JsonNode a, @Nullable JsonNode b) {
    if (a == null || b == null || a.isNull() || b.isNull()) {
      if (isAbsent(a) != isAbsent(b)) {
        found.add(path);
      }
    } else if (a.isObject() && b.isObject()) {
      compareFields(path, a, b);
    } else if (a.isArray() && b.isArray()) {
      compareLists(path, a, b);
    } else if (!Trees.sameLeaf(a, b)) {
      found.add(path);
    }
  }

  private void compareFields(Path path, JsonNode a, JsonNode b) {
    for (var field : a.properties()) {
      JsonNode other = b.get(field.getKey());
      if (!field.getValue().equals(other)) {
        compare(path.field(field.getKey()), field.getValue(), other);
      }
    }
    for (var field : b.properties()) {
      if (!a.has(field.getKey())) {
        compare(path.field(field.getKey()), null, field.getValue());
      }
    }
  }

  private static boolean isAbsent(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }

  private void compareLists(Path path, JsonNode a, JsonNode b) {
    Optional<String> key = KeyedLists.keyOf(rules.keyed(), path);
    var left = key.flatMap(field -> KeyedLists.steps(a, field));
    var right = key.flatMap(field -> KeyedLists.steps(b, field));
    if (left.isPresent() && right.isPresent()) {
      compareKeyed(path, left.get(), right.get());
    } else if (rules.at(path).contains(FieldRule.UNORDERED)) {
      if (!sameSet(a, b)) {
        found.add(path);
      }
    } else if (a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        if (!a.get(i).equals(b.get(i))) {
          compare(path.index(i), a.get(i), b.get(i));
        }
      }
    } else {
      found.add(path);
    }
  }

  private void compareKeyed(
      Path path, SequencedMap<Path.Step, JsonNode> a, SequencedMap<Path.Step, JsonNode> b) {
    a.forEach((step, item) -> {
      JsonNode other = b.get(step);
      if (!item.equals(other)) {
        compare(path.then(step), item, other);
      }
    });
    b.forEach((step, item) -> {
      if (!a.containsKey(step)) {
        compare(path.then(step), null, item);
      }
    });
  }

  private static boolean sameSet(JsonNode a, JsonNode b) {
    List<JsonNode> left = new ArrayList<>();
    a.forEach(left::add);
    for (JsonNode item : b) {
      if (!left.remove(item)) {
        return false;
      }
    }
    return left.isEmpty();
  }
}
