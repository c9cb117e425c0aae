package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.AclKinds.Kind;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/2.0/permissions/*`: who may do what with one object.
public final class Acl {
  private static final String TABLE = "acl";
  private static final String LIST = "access_control_list";
  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");

  private Acl() {}

  /// `GET permissions/{type}/{id}`.
  public static Reply get(Request request, World world) {
    return Reply.ok(shown(world, target(request, world)));
  }

  /// `PUT`: the list given in place of the one there was.
  public static Reply set(Request request, World world) {
    Target target = target(request, world);
    store(world, target, entries(request, target.kind()));
    return Reply.ok(shown(world, target));
  }

  /// `PATCH`: those named get the level given, the others keep theirs.
  public static Reply update(Request request, World world) {
    Target target = target(request, world);
    Map<String, ObjectNode> merged = new LinkedHashMap<>();
    direct(world, target).forEach(entry -> merged.put(principal(entry), entry));
    List<ObjectNode> changes = entries(request, target.kind());
    if (changes.stream().anyMatch(entry -> level(entry).equals("IS_OWNER"))) {
      merged.values().removeIf(entry -> level(entry).equals("IS_OWNER"));
    }
    changes.forEach(entry -> merged.put(principal(entry), entry));
    store(world, target, new ArrayList<>(merged.values()));
    return Reply.ok(shown(world, target));
  }

  /// `GET permissions/{type}/{id}/permissionLevels`.
  public static Reply levels(Request request, World world) {
    Target target = target(request, world);
    ObjectNode answer = Docs.object();
    ArrayNode levels = answer.putArray("permission_levels");
    for (String level : target.kind().levels()) {
      levels.addObject().put("permission_level", level).put("description", level);
    }
    return Reply.ok(answer);
  }

  /// Gives a new object its first list: what the request said, or its creator.
  static void created(World world, String type, String id, List<ObjectNode> given) {
    Target target = new Target(AclKinds.require(type), id, "");
    List<ObjectNode> entries = new ArrayList<>(given);
    given.forEach(entry -> check(entry, target.kind()));
    String level = target.kind().creatorLevel();
    boolean named = given.stream().anyMatch(entry -> level(entry).equals(level));
    if (given.isEmpty() || (target.kind().hasOwner() && !named)) {
      entries.add(world.caller().principal().put("permission_level", level));
    }
    store(world, target, entries);
  }

  /// Takes the list away with its object.
  static void forget(World world, String type, String id) {
    world.tx().remove(TABLE, type + "/" + id);
  }

  /// An object that has a list.
  ///
  /// @param path where it lies in the workspace's tree; `""` when it does not
  private record Target(Kind kind, String id, String path) {
    String key() {
      return kind.type() + "/" + id;
    }
  }

  private static Target target(Request request, World world) {
    String type = request.params().getOrDefault("type", "sql/warehouses");
    Kind kind = AclKinds.require(type);
    String id = request.param("id");
    ObjectNode found =
        world
            .tx()
            .get(kind.table(), id)
            .or(() -> search(world, kind, id))
            .filter(object -> object.path(kind.id()).asText().equals(id))
            .orElseThrow(() -> missing(kind, id));
    String path = kind.table().equals(Tree.TABLE) ? found.path("path").asText() : "";
    return new Target(kind, id, path);
  }

  private static Optional<ObjectNode> search(World world, Kind kind, String id) {
    return world.tx().all(kind.table()).stream()
        .filter(object -> object.path(kind.id()).asText().equals(id))
        .findFirst();
  }

  private static ApiException missing(Kind kind, String id) {
    return ApiException.notFound(
        "'" + id + "' is not a valid " + kind.singular() + " ID: it does not exist.");
  }

  private static List<ObjectNode> entries(Request request, Kind kind) {
    List<ObjectNode> entries = new ArrayList<>();
    for (ObjectNode entry : Docs.objects(request.json(), LIST).toList()) {
      check(entry, kind);
      entries.add(
          Docs.only(
              entry, "user_name", "group_name", "service_principal_name", "permission_level"));
    }
    return entries;
  }

  private static void check(ObjectNode entry, Kind kind) {
    long named = PRINCIPALS.stream().filter(name -> Docs.text(entry, name).isPresent()).count();
    if (named != 1) {
      throw ApiException.invalid(
          "Exactly one of user_name, group_name or service_principal_name must be given.");
    }
    String level = Docs.required(entry, "permission_level");
    if (!kind.levels().contains(level)) {
      throw ApiException.invalid(
          "Permission type " + level + " is not defined for " + kind.singular() + " objects.");
    }
    if (level.equals("IS_OWNER") && entry.has("group_name")) {
      throw ApiException.invalid("A group cannot be the owner of a " + kind.singular() + ".");
    }
  }

  private static void store(World world, Target target, List<ObjectNode> entries) {
    long owners = entries.stream().filter(entry -> level(entry).equals("IS_OWNER")).count();
    if (target.kind().hasOwner() && owners != 1) {
      throw ApiException.invalid(
          "The " + target.kind().singular() + " must have exactly one owner.");
    }
    Map<String, ObjectNode> unique = new LinkedHashMap<>();
    for (ObjectNode entry : entries) {
      ObjectNode other = unique.put(principal(entry), entry);
      if (other != null && !level(other).equals(level(entry))) {
        throw ApiException.invalid(
            "Duplicate principal in the access control list: " + principal(entry));
      }
    }
    ObjectNode list = Docs.object();
    list.putArray(LIST).addAll(unique.values());
    world.tx().put(TABLE, target.key(), list);
  }

  private static List<ObjectNode> direct(World world, Target target) {
    return world.tx().get(TABLE, target.key()).stream()
        .flatMap(list -> Docs.objects(list, LIST))
        .toList();
  }

  private static ObjectNode shown(World world, Target target) {
    Map<String, ObjectNode> entries = new LinkedHashMap<>();
    direct(world, target).forEach(entry -> add(entries, entry, Optional.empty()));
    inherited(world, target)
        .forEach((from, list) -> list.forEach(entry -> add(entries, entry, Optional.of(from))));
    ObjectNode answer = Docs.object().put("object_id", "/" + target.key());
    answer.put("object_type", target.kind().objectType());
    answer.putArray(LIST).addAll(entries.values());
    return answer;
  }

  /// The lists of the folders above, and the admins, who may manage everything.
  private static Map<String, List<ObjectNode>> inherited(World world, Target target) {
    Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    Tree tree = new Tree(world);
    for (String path = target.path(); !path.isEmpty(); ) {
      path = Tree.parent(path);
      String id = tree.require(path).path("object_id").asText();
      lists.put(
          "/directories/" + id,
          direct(world, new Target(AclKinds.require("directories"), id, path)));
    }
    ObjectNode admins =
        Docs.object().put("group_name", "admins").put("permission_level", "CAN_MANAGE");
    if (target.kind().levels().contains("CAN_MANAGE")) {
      String root = target.path().isEmpty() ? "/" + target.kind().type() + "/" : "/directories/0";
      lists.computeIfAbsent(root, r -> new ArrayList<>()).add(admins);
    }
    return lists;
  }

  private static void add(
      Map<String, ObjectNode> entries, ObjectNode entry, Optional<String> from) {
    ObjectNode shown =
        entries.computeIfAbsent(
            principal(entry),
            p -> {
              ObjectNode fresh =
                  Docs.only(entry, "user_name", "group_name", "service_principal_name");
              if (!entry.has("group_name")) {
                fresh.put("display_name", p);
              }
              fresh.putArray("all_permissions");
              return fresh;
            });
    ArrayNode permissions = (ArrayNode) shown.get("all_permissions");
    ObjectNode permission = permissions.addObject().put("permission_level", level(entry));
    permission.put("inherited", from.isPresent());
    from.ifPresent(object -> permission.putArray("inherited_from_object").add(object));
  }

  private static String principal(ObjectNode entry) {
    return PRINCIPALS.stream()
        .flatMap(name -> Docs.text(entry, name).stream())
        .findFirst()
        .orElse("");
  }

  private static String level(ObjectNode entry) {
    return entry.path("permission_level").asText();
  }
}
