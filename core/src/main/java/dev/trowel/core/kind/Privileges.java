package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a principal may do, whichever way it is written: in any order, with spaces or underscores,
/// and with all that `ALL_PRIVILEGES` implies beside it or not (cli#6064).
final class Privileges {

  static final String ALL = "ALL_PRIVILEGES";
  private static final String LIST = "privileges";
  private static final String PRINCIPAL = "principal";

  private Privileges() {}

  /// Whether two entries give the same.
  static boolean areSame(JsonNode a, JsonNode b) {
    return meant(a).equals(meant(b));
  }

  /// Whether the entry gives nothing.
  static boolean areNone(JsonNode entry) {
    return entry.path(LIST).isEmpty();
  }

  /// Whether the entry gives everything.
  static boolean areAll(JsonNode entry) {
    return meant(entry).contains(ALL);
  }

  private static Set<String> meant(JsonNode entry) {
    Set<String> names = new TreeSet<>();
    entry
        .path(LIST)
        .forEach(name -> names.add(name.asText().toUpperCase(Locale.ROOT).replace(' ', '_')));
    return names.contains(ALL) ? Set.of(ALL) : names;
  }

  /// One entry a principal, in which nothing stands twice.
  static ArrayNode merged(JsonNode declared) {
    Map<String, ObjectNode> byPrincipal = new LinkedHashMap<>();
    for (JsonNode entry : declared) {
      ObjectNode own = Json.copy(entry);
      ObjectNode known = byPrincipal.putIfAbsent(entry.path(PRINCIPAL).asText(), own);
      if (entry.has(LIST)) {
        ArrayNode before = known == null ? Json.array() : known.withArrayProperty(LIST);
        (known == null ? own : known).set(LIST, union(before, entry.path(LIST)));
      }
    }
    return Json.array().addAll(byPrincipal.values());
  }

  private static ArrayNode union(JsonNode a, JsonNode b) {
    ArrayNode union = Json.array();
    for (JsonNode list : new JsonNode[] {a, b}) {
      for (JsonNode each : list) {
        if (union.valueStream().noneMatch(each::equals)) {
          union.add(each);
        }
      }
    }
    return union;
  }
}
