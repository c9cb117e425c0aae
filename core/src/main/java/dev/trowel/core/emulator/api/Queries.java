package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.time.Instant;
import java.util.List;

/// `/api/2.0/sql/queries`: saved queries, which bundles look up by name.
public final class Queries {
  private static final String TABLE = "queries";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private Queries() {}

  /// Its addresses.
  public static List<Route<World>> rows() {
    String all = "/api/2.0/sql/queries";
    return List.of(
        post(all, Queries::create),
        get(all, Queries::list),
        get(all + "/{id}", Queries::read),
        delete(all + "/{id}", Queries::remove));
  }

  private static Reply create(Request request, World world) {
    ObjectNode given = Docs.child(request.json(), "query");
    ObjectNode query = world.types().read("queries.create", given);
    Docs.required(query, "display_name");
    String id = world.uuid();
    query.put("id", id).put("lifecycle_state", "ACTIVE");
    query.put("owner_user_name", world.caller().userName());
    query.put("create_time", Instant.ofEpochMilli(world.now()).toString());
    world.tx().put(TABLE, id, query);
    return Reply.ok(query);
  }

  private static Reply list(Request request, World world) {
    int limit = Math.clamp(request.number("page_size", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    List<ObjectNode> all = List.copyOf(world.tx().all(TABLE));
    return Reply.ok(Pages.render("results", Pages.cut(all, limit, token)));
  }

  private static Reply read(Request request, World world) {
    return Reply.ok(require(world, request.param("id")));
  }

  private static Reply remove(Request request, World world) {
    String id = require(world, request.param("id")).path("id").asText();
    world.tx().remove(TABLE, id);
    return Reply.empty();
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("Query " + id + " does not exist."));
  }
}
