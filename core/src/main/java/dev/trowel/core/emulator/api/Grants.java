package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.Securables.Kind;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// `/api/2.1/unity-catalog/permissions/*`: which principal has which privileges on what.
public final class Grants {
  private static final String TABLE = "grants";
  private static final String ALL = "ALL_PRIVILEGES";
  private static final Set<String> IN_SCHEMA =
      Set.of(
          "APPLY_TAG",
          "CREATE_FUNCTION",
          "CREATE_MATERIALIZED_VIEW",
          "CREATE_MODEL",
          "CREATE_MODEL_VERSION",
          "CREATE_SECRET",
          "CREATE_TABLE",
          "CREATE_VOLUME",
          "EXECUTE",
          "EXTERNAL_USE_SCHEMA",
          "MANAGE",
          "MODIFY",
          "READ_SECRET",
          "READ_VOLUME",
          "REFRESH",
          "SELECT",
          "USE_SCHEMA",
          "WRITE_SECRET",
          "WRITE_VOLUME",
          ALL);
  private static final Set<String> IN_CATALOG = Set.of("BROWSE", "CREATE_SCHEMA", "USE_CATALOG");
  private static final Map<String, Set<String>> PRIVILEGES =
      Map.of(
          "CATALOG", union(IN_SCHEMA, IN_CATALOG),
          "SCHEMA", IN_SCHEMA,
          "VOLUME", Set.of(ALL, "APPLY_TAG", "MANAGE", "READ_VOLUME", "WRITE_VOLUME"),
          "SECRET", Set.of(ALL, "APPLY_TAG", "MANAGE", "READ_SECRET", "WRITE_SECRET"),
          "FUNCTION", Set.of(ALL, "APPLY_TAG", "CREATE_MODEL_VERSION", "EXECUTE", "MANAGE"),
          "TABLE", Set.of(ALL, "APPLY_TAG", "MANAGE", "MODIFY", "REFRESH", "SELECT"),
          "EXTERNAL_LOCATION",
              Set.of(
                  ALL,
                  "BROWSE",
                  "CREATE_EXTERNAL_TABLE",
                  "CREATE_EXTERNAL_VOLUME",
                  "CREATE_FOREIGN_SECURABLE",
                  "CREATE_MANAGED_STORAGE",
                  "EXTERNAL_USE_LOCATION",
                  "MANAGE",
                  "READ_FILES",
                  "WRITE_FILES"));

  private Grants() {}

  /// `GET permissions/{type}/{name}`; pages when `max_results` is given.
  public static Reply get(Request request, World world) {
    Kind kind = target(request, world);
    ObjectNode grants = grants(world, kind, request.param("name"));
    List<ObjectNode> assignments = assignments(grants, request);
    return Reply.ok(paged(request, assignments));
  }

  /// `PATCH permissions/{type}/{name}`: of each change, first `remove`, then `add`.
  ///
  /// Removing `ALL_PRIVILEGES` removes everything the principal has.
  public static Reply update(Request request, World world) {
    Kind kind = target(request, world);
    String name = request.param("name");
    ObjectNode grants = grants(world, kind, name);
    for (ObjectNode change : Docs.objects(request.json(), "changes").toList()) {
      String principal = Docs.required(change, "principal");
      Set<String> held = texts(grants.path(principal));
      Set<String> gone = privileges(change.path("remove"), kind, name);
      Set<String> more = privileges(change.path("add"), kind, name);
      if (gone.stream().anyMatch(more::contains)) {
        throw ApiException.invalid("Duplicate privileges to add and delete for " + principal + ".");
      }
      held.removeAll(gone.contains(ALL) ? Set.copyOf(held) : gone);
      held.addAll(more);
      put(grants, principal, held);
    }
    world.tx().put(TABLE, key(kind, name), grants);
    ObjectNode answer = Docs.object();
    answer.putArray("privilege_assignments").addAll(assignments(grants, request));
    return Reply.ok(answer);
  }

  /// `GET effective-permissions/{type}/{name}`: with what is inherited from schema and catalog.
  public static Reply effective(Request request, World world) {
    Kind kind = target(request, world);
    ObjectNode merged = Docs.object();
    collect(merged, grants(world, kind, request.param("name")), "", "");
    String name = request.param("name");
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.')) {
      name = name.substring(0, dot);
      Kind container = Securables.at(name.indexOf('.') > 0 ? "schemas" : "catalogs");
      collect(merged, grants(world, container, name), container.type(), name);
    }
    List<ObjectNode> found = new ArrayList<>();
    merged.forEachEntry((principal, list) -> {
      ObjectNode assignment = Docs.object().put("principal", principal);
      assignment.set("privileges", list);
      found.add(assignment);
    });
    return Reply.ok(paged(request, found));
  }

  static void forget(World world, Kind kind, String name) {
    world.tx().remove(TABLE, key(kind, name));
  }

  static void move(World world, Kind kind, String from, String to) {
    ObjectNode grants = grants(world, kind, from);
    forget(world, kind, from);
    if (!grants.isEmpty()) {
      world.tx().put(TABLE, key(kind, to), grants);
    }
  }

  private static Kind target(Request request, World world) {
    Kind kind = Securables.ofType(request.param("type"));
    Unity.require(world, kind, request.param("name"));
    return kind;
  }

  private static ObjectNode paged(Request request, List<ObjectNode> all) {
    int limit = request.number("max_results", 0);
    String token = request.query("page_token").orElse("");
    Pages<ObjectNode> page = Pages.cut(all, limit <= 0 ? Math.max(1, all.size()) : limit, token);
    return Pages.render("privilege_assignments", page);
  }

  private static List<ObjectNode> assignments(ObjectNode grants, Request request) {
    List<ObjectNode> found = new ArrayList<>();
    grants.forEachEntry((principal, privileges) -> {
      if (request.query("principal").filter(p -> !p.equals(principal)).isEmpty()) {
        ObjectNode assignment = Docs.object().put("principal", principal);
        assignment.set("privileges", privileges);
        found.add(assignment);
      }
    });
    return found;
  }

  /// Known names, spaces taken for underscores; 400 when one is unknown or not for this kind.
  private static Set<String> privileges(JsonNode list, Kind kind, String name) {
    Set<String> found = new TreeSet<>();
    for (String text : texts(list)) {
      String privilege = text.toUpperCase(Locale.ROOT).replace(' ', '_');
      if (!PRIVILEGES.getOrDefault(kind.type(), Set.of()).contains(privilege)) {
        throw ApiException.invalid(
            "Privilege "
                + text
                + " is not applicable to this entity ["
                + name
                + ":"
                + kind.type()
                + "]. If this seems unexpected, please check the privilege version of the metastore"
                + " in use [1.0].");
      }
      found.add(privilege);
    }
    return found;
  }

  private static void put(ObjectNode grants, String principal, Set<String> held) {
    if (held.isEmpty()) {
      grants.remove(principal);
    } else {
      ArrayNode list = grants.putArray(principal);
      held.forEach(list::add);
    }
  }

  private static void collect(ObjectNode merged, ObjectNode grants, String type, String name) {
    grants.forEachEntry((principal, privileges) -> {
      ArrayNode list =
          merged.get(principal) instanceof ArrayNode found ? found : merged.putArray(principal);
      for (JsonNode privilege : privileges) {
        ObjectNode item = list.addObject().put("privilege", privilege.asText());
        if (!type.isEmpty()) {
          item.put("inherited_from_type", type).put("inherited_from_name", name);
        }
      }
    });
  }

  private static ObjectNode grants(World world, Kind kind, String name) {
    return world.tx().get(TABLE, key(kind, name)).orElseGet(Docs::object);
  }

  private static String key(Kind kind, String name) {
    return kind.type() + "/" + name;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> found = new TreeSet<>();
    list.forEach(item -> found.add(item.asText()));
    return found;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }
}
