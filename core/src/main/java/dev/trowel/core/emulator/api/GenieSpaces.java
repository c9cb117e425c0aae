package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.util.List;

/// `/api/2.0/genie/spaces`: where a space lies is taken, and never told.
public final class GenieSpaces {
  private static final String TABLE = "genie_spaces";
  private static final String ACL = "genie";
  private static final String PARENT = "parent_path";
  private static final String CONTENT = "serialized_space";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private GenieSpaces() {}

  /// Its addresses.
  public static List<Route<World>> rows() {
    String all = "/api/2.0/genie/spaces";
    return List.of(
        post(all, GenieSpaces::create),
        get(all, GenieSpaces::list),
        get(all + "/{id}", GenieSpaces::read),
        patch(all + "/{id}", GenieSpaces::update),
        delete(all + "/{id}", GenieSpaces::trash));
  }

  /// `GET {id}`; the content only when asked for.
  public static Reply read(Request request, World world) {
    return Reply.ok(
        shown(require(world, request.param("id")), request.flag("include_serialized_space")));
  }

  private static Reply create(Request request, World world) {
    ObjectNode space = world.types().read("genie-spaces.create", request.json());
    Docs.required(space, "warehouse_id");
    Docs.required(space, CONTENT);
    requireFolder(world, space);
    String id = world.hex(32);
    Docs.defaults(space, "title", "New Space");
    Docs.defaults(space, PARENT, world.caller().home());
    world.tx().put(TABLE, id, space.put("space_id", id).put("etag", "1"));
    Acl.created(world, ACL, id, List.of());
    return Reply.ok(shown(space, true));
  }

  private static Reply list(Request request, World world) {
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .map(space -> Docs.only(space, "space_id", "title", "description", "warehouse_id"))
            .toList();
    int limit = Math.clamp(request.number("page_size", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("spaces", Pages.cut(found, limit, token)));
  }

  /// The fields given, in place of those there were; with an etag only when nobody was faster.
  private static Reply update(Request request, World world) {
    ObjectNode space = require(world, request.param("id"));
    ObjectNode body = world.types().read("genie-spaces.update", request.json());
    if (body.has("etag") && !body.path("etag").equals(space.path("etag"))) {
      throw new ApiException(409, "ABORTED", "The space has been modified since it was last read.");
    }
    requireFolder(world, body);
    body.remove(List.of("etag", "space_id"));
    space.setAll(body);
    space.put("etag", Long.toString(space.path("etag").asLong() + 1));
    world.tx().put(TABLE, request.param("id"), space);
    return Reply.ok(shown(space, true));
  }

  private static Reply trash(Request request, World world) {
    String id = request.param("id");
    require(world, id);
    world.tx().remove(TABLE, id);
    Acl.forget(world, ACL, id);
    return Reply.empty();
  }

  private static void requireFolder(World world, ObjectNode body) {
    Docs.text(body, PARENT)
        .filter(path -> new Tree(world).find(Tree.canonical(path)).isEmpty())
        .ifPresent(path -> {
          throw ApiException.invalid("Tree node with path " + path + " does not exist.");
        });
  }

  private static ObjectNode shown(ObjectNode space, boolean withContent) {
    ObjectNode shown = Docs.only(space, "space_id", "title", "description", "warehouse_id", "etag");
    return withContent ? shown.setAll(Docs.only(space, CONTENT)) : shown;
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("Unable to get space [" + id + "]."));
  }
}
