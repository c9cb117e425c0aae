package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads who may do what out of the settings of permissions and grants (format.md 4.5).
final class Access {

  private static final List<String> LISTS = List.of("__embed__", "acls");
  private static final Map<String, String> PRINCIPALS =
      Map.of(
          "user_name", "user",
          "group_name", "group",
          "service_principal_name", "service principal",
          "principal", "");
  private static final List<String> LEVELS = List.of("level", "permission");

  private Access() {}

  private record Principal(String type, String name) implements Comparable<Principal> {
    @Override
    public int compareTo(Principal other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : type.compareTo(other.type);
    }
  }

  /// What changes by one line of a plan, by principal.
  static List<AccessChange> of(Planned line) {
    SortedMap<Principal, SortedSet<String>> before = read(live(line));
    SortedMap<Principal, SortedSet<String>> after =
        line.desired().map(wanted -> read(wanted.value())).orElseGet(() -> before);
    SortedSet<Principal> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<AccessChange> changes = new ArrayList<>();
    for (Principal each : all) {
      List<String> had = List.copyOf(before.getOrDefault(each, new TreeSet<>()));
      List<String> gets = List.copyOf(after.getOrDefault(each, new TreeSet<>()));
      if (!had.equals(gets)) {
        changes.add(new AccessChange(each.type(), each.name(), had, gets, isByHand(line, each)));
      }
    }
    return changes;
  }

  private static JsonNode live(Planned line) {
    JsonNode wanted = line.desired().<JsonNode>map(each -> each.value()).orElseGet(Access::nothing);
    return line.live()
        .<JsonNode>map(live -> line.kind().operations().live(live, wanted.deepCopy()))
        .orElseGet(Access::nothing);
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static boolean isByHand(Planned line, Principal principal) {
    return line.differences().stream()
        .filter(Difference::isDrift)
        .anyMatch(
            difference -> difference.path().toString().contains("'" + principal.name() + "'"));
  }

  private static SortedMap<Principal, SortedSet<String>> read(JsonNode settings) {
    SortedMap<Principal, SortedSet<String>> found = new TreeMap<>();
    for (String list : LISTS) {
      for (JsonNode entry : settings.path(list)) {
        PRINCIPALS.forEach((field, type) -> {
          if (entry.hasNonNull(field)) {
            found
                .computeIfAbsent(
                    new Principal(type, entry.path(field).asText()), _ -> new TreeSet<>())
                .addAll(levels(entry));
          }
        });
      }
    }
    return found;
  }

  private static List<String> levels(JsonNode entry) {
    List<String> levels = new ArrayList<>();
    LEVELS.stream().filter(entry::hasNonNull).forEach(f -> levels.add(entry.path(f).asText()));
    entry.path("privileges").forEach(privilege -> levels.add(privilege.asText()));
    return levels;
  }
}
