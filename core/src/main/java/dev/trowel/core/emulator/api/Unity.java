package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.Securables.Kind;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `/api/2.1/unity-catalog/{kind}`: create, get, list, update and delete for every row of
/// [Securables].
public final class Unity {
  private static final int PAGE = 1000;
  private static final Pattern NAME = Pattern.compile("[^./\\s\\x00-\\x1f\\x7f]{1,255}");

  private final Kind kind;

  /// The behaviour of one kind.
  public Unity(Kind kind) {
    this.kind = kind;
  }

  /// `POST`; what it lies in has to be there.
  public Reply create(Request request, World world) {
    ObjectNode object = world.types().read(kind.request("create"), request.json());
    checkName(Docs.required(object, "name"));
    kind.parents().forEach(parent -> Docs.required(object, parent));
    kind.required().forEach(field -> Docs.required(object, field));
    requireContainers(world, object);
    String name = kind.fullName(object);
    if (world.tx().has(kind.path(), name)) {
      throw kind.exists(kind.code().equals("RESOURCE") ? name : object.path("name").asText());
    }
    place(world, object);
    return Reply.ok(object);
  }

  /// `GET {name}`.
  public Reply get(Request request, World world) {
    return Reply.ok(require(world, request.param("name")));
  }

  /// `GET`: all, or those of the catalog and schema in the query.
  public Reply list(Request request, World world) {
    for (int depth = 0; depth < kind.parents().size(); depth++) {
      String field = kind.parents().get(depth);
      if (request.query(field).isEmpty() && !kind.path().equals("models")) {
        throw ApiException.missing(field);
      }
    }
    requireListed(request, world);
    List<ObjectNode> found =
        world.tx().all(kind.path()).stream()
            .filter(
                object -> kind.parents().stream().allMatch(field -> isIn(object, field, request)))
            .toList();
    int limit = request.number("max_results", 0);
    String token = request.query("page_token").orElse("");
    Pages<ObjectNode> page = Pages.cut(found, limit <= 0 ? PAGE : limit, token);
    return Reply.ok(Pages.render(kind.list(), page));
  }

  /// `PATCH {name}`: fields given are replaced; `new_name` renames, with all that lies in it.
  public Reply update(Request request, World world) {
    String name = request.param("name");
    ObjectNode object = require(world, name);
    ObjectNode changes = world.types().read(kind.request("update"), request.json());
    changes.remove(List.of("full_name", "full_name_arg", "name"));
    if (changes.isEmpty()) {
      throw ApiException.invalid("Update" + kind.noun().replace(" ", "") + " Nothing to update.");
    }
    String renamed = changes.path("new_name").asText(object.path("name").asText());
    changes.remove("new_name");
    checkName(renamed);
    object.setAll(changes);
    object.put("updated_at", world.now()).put("updated_by", world.caller().userName());
    world.tx().put(kind.path(), name, object);
    if (!renamed.equals(object.path("name").asText())) {
      rename(world, object, renamed);
    }
    return Reply.ok(require(world, kind.fullName(object.put("name", renamed))));
  }

  /// `DELETE {name}?force=`; without force, refuses while something lies in it.
  public Reply delete(Request request, World world) {
    String name = request.param("name");
    require(world, name);
    List<Map.Entry<Kind, String>> inside = inside(world, name);
    if (!inside.isEmpty() && !request.flag("force")) {
      throw new ApiException(
          400,
          "INVALID_STATE",
          kind.noun()
              + " '"
              + name
              + "' is not empty. It has "
              + inside.size()
              + " object(s): use force to delete them all.");
    }
    inside.forEach(entry -> forget(world, entry.getKey(), entry.getValue()));
    forget(world, kind, name);
    return Reply.empty();
  }

  /// Makes a catalog that is there from the start.
  static void plant(World world, ObjectNode catalog) {
    plant(world, "catalogs", catalog);
  }

  /// Makes what another API brings with it; `path` names its kind.
  static void plant(World world, String path, ObjectNode object) {
    Unity unity = new Unity(Securables.at(path));
    unity.requireContainers(world, object);
    unity.place(world, object);
  }

  /// Takes away what another API brought, with all that lies in it.
  static void drop(World world, String path, String name) {
    Unity unity = new Unity(Securables.at(path));
    unity.inside(world, name).forEach(entry -> forget(world, entry.getKey(), entry.getValue()));
    forget(world, unity.kind, name);
  }

  /// A table of three dotted names that another API looks after.
  static ObjectNode table(String fullName, String format) {
    String[] parts = fullName.split("\\.", -1);
    return Docs.object()
        .put("catalog_name", parts[0])
        .put("schema_name", parts[1])
        .put("name", parts[2])
        .put("table_type", "FOREIGN")
        .put("data_source_format", format);
  }

  static ObjectNode require(World world, Kind kind, String name) {
    return world.tx().get(kind.path(), name).orElseThrow(() -> kind.missing(name));
  }

  private void place(World world, ObjectNode object) {
    kind.complete(object, world);
    world.tx().put(kind.path(), kind.fullName(object), object);
    if (kind.path().equals("catalogs")) {
      makeSchemas(world, kind.fullName(object));
    }
  }

  private ObjectNode require(World world, String name) {
    return require(world, kind, name);
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ApiException.invalid(
          "'" + name + "' is not a valid name: it cannot contain periods, spaces or slashes.");
    }
  }

  private void requireContainers(World world, ObjectNode object) {
    if (!kind.parents().isEmpty()) {
      String catalog = object.path("catalog_name").asText();
      require(world, Securables.at("catalogs"), catalog);
      if (kind.parents().size() > 1) {
        String schema = catalog + "." + object.path("schema_name").asText();
        require(world, Securables.at("schemas"), schema);
      }
    }
  }

  private void requireListed(Request request, World world) {
    ObjectNode asked = Docs.object();
    kind.parents()
        .forEach(field -> request.query(field).ifPresent(value -> asked.put(field, value)));
    if (asked.size() == kind.parents().size()) {
      requireContainers(world, asked);
    }
  }

  private static boolean isIn(ObjectNode object, String field, Request request) {
    return request.query(field).filter(v -> !v.equals(object.path(field).asText())).isEmpty();
  }

  /// Every catalog is born with two schemas.
  private static void makeSchemas(World world, String catalog) {
    Kind schemas = Securables.at("schemas");
    for (String name : List.of("default", "information_schema")) {
      ObjectNode schema = Docs.object().put("name", name).put("catalog_name", catalog);
      schemas.complete(schema, world);
      world.tx().put(schemas.path(), schemas.fullName(schema), schema);
    }
  }

  /// What lies in a catalog or schema, its two first schemas included.
  private List<Map.Entry<Kind, String>> inside(World world, String name) {
    List<Map.Entry<Kind, String>> found = new ArrayList<>();
    if (kind.parents().size() < 2 && !kind.path().equals("external-locations")) {
      for (Kind inner : Securables.ALL) {
        world.tx().under(inner.path(), name + ".").keySet().stream()
            .filter(id -> inner.parents().size() > kind.parents().size())
            .forEach(id -> found.add(Map.entry(inner, id)));
      }
    }
    return found;
  }

  private static void forget(World world, Kind kind, String name) {
    world.tx().remove(kind.path(), name);
    Grants.forget(world, kind, name);
    switch (kind.path()) {
      case "volumes" -> VolumeFiles.forget(world, name);
      case "tables" -> Monitors.forget(world, name);
      case "models" -> {
        ModelVersions.forget(world, name);
        RegisteredTags.forget(world, name);
      }
      default -> {}
    }
  }

  private void rename(World world, ObjectNode object, String to) {
    String from = kind.fullName(object);
    ObjectNode renamed = object.deepCopy().put("name", to);
    String full = kind.fullName(renamed);
    if (world.tx().has(kind.path(), full)) {
      throw kind.exists(to);
    }
    List<Map.Entry<Kind, String>> inside = inside(world, from);
    move(world, kind, from, renamed);
    for (Map.Entry<Kind, String> entry : inside) {
      ObjectNode inner = require(world, entry.getKey(), entry.getValue());
      String[] parts = full.split("\\.", -1);
      inner.put("catalog_name", parts[0]);
      if (parts.length > 1) {
        inner.put("schema_name", parts[1]);
      }
      move(world, entry.getKey(), entry.getValue(), inner);
    }
  }

  private static void move(World world, Kind kind, String from, ObjectNode object) {
    String to = kind.fullName(object);
    world.tx().remove(kind.path(), from);
    world.tx().put(kind.path(), to, object.put("full_name", to));
    Grants.move(world, kind, from, to);
    if (kind.path().equals("models")) {
      RegisteredTags.move(world, from, to);
    }
  }
}
