package dev.trowel.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All that a local workspace holds, without what differs from one deployment to the next: numbers
/// and times that it chose, and what a deployment tells of itself in its state folder.
///
/// @param lines one for each object: the kind of object and all its fields; equal ones stand twice
record Inventory(List<String> lines) {

  /// What is remembered of objects that are gone, and of what was done to others.
  private static final Set<String> PAST =
      Set.of("dashboard_revisions", "lakebase_deleted", "lakebase_operations");

  private static final Set<String> GONE = Set.of("TRASHED", "DELETED", "DELETING", "deleted");

  private static final Set<String> CHANCE =
      Set.of("etag", "version", "idempotency_token", "service_principal_name");

  private static final Pattern CHOSEN =
      Pattern.compile(
          "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|\\d{4}-\\d{6}-\\w+(-pool-\\w+)?"
              + "|\\b[0-9a-f]{32}\\b|\\b[0-9a-f]{16}\\b|\\b\\d{12,19}\\b"
              + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?");

  private static final int TOLD = 3;
  private static final int WIDTH = 70;

  Inventory {
    lines = lines.stream().sorted().toList();
  }

  private record Row(String table, String id, JsonNode document) {

    /// Of what an access list is the list.
    String object() {
      return table.equals("acl") ? id.substring(id.lastIndexOf('/') + 1) : id;
    }

    boolean isGone() {
      return document.path("_deleted").asBoolean()
          || GONE.contains(document.path("_on_the_way").asText())
          || GONE.contains(document.path("lifecycle_state").asText())
          || GONE.contains(document.path("lifecycle_stage").asText());
    }

    boolean isPast(String root) {
      return PAST.contains(table) || id.startsWith(root + "/state");
    }

    String line() {
      return CHOSEN.matcher(table + " " + id + " " + plain(document)).replaceAll("*");
    }
  }

  /// Reads what [Helm#inventory] told.
  ///
  /// @param root the deployment's folder
  static Inventory of(JsonNode tables, String root) {
    List<Row> rows =
        tables.properties().stream()
            .flatMap(table ->
                table.getValue().properties().stream()
                    .map(row -> new Row(table.getKey(), row.getKey(), row.getValue())))
            .filter(row -> !row.isPast(root))
            .toList();
    Set<String> gone =
        rows.stream().filter(Row::isGone).map(Row::object).collect(Collectors.toSet());
    return new Inventory(
        rows.stream()
            .filter(row -> !row.isGone())
            .filter(row -> !(row.table().equals("acl") && gone.contains(row.object())))
            .map(Row::line)
            .toList());
  }

  /// What is here and not there, and the other way round, in short.
  String differenceTo(Inventory expected) {
    return told("too much", without(lines, expected.lines))
        + told("missing", without(expected.lines, lines));
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> rest = new ArrayList<>(lines);
    others.forEach(rest::remove);
    return rest;
  }

  private static String told(String what, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    String some =
        lines.stream()
            .limit(TOLD)
            .map(line -> line.substring(0, Math.min(line.length(), WIDTH)))
            .collect(Collectors.joining(", "));
    return " %s %d: %s".formatted(what, lines.size(), some);
  }

  private static JsonNode plain(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        Map<String, JsonNode> fields = new TreeMap<>();
        object
            .properties()
            .forEach(field -> {
              if (!field.getKey().startsWith("_") && !CHANCE.contains(field.getKey())) {
                fields.put(field.getKey(), plain(field.getValue()));
              }
            });
        ObjectNode sorted = object.objectNode();
        fields.forEach(sorted::set);
        yield sorted;
      }
      case ArrayNode list -> {
        ArrayNode copy = list.arrayNode();
        list.forEach(item -> copy.add(plain(item)));
        yield copy;
      }
      default -> node;
    };
  }
}
