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
import java.util.stream.Stream;

/// `/api/2.0/vector-search/endpoints`: what vector search indexes run on.
public final class VectorSearch {
  static final String ENDPOINTS = "vector_endpoints";
  private static final String API = "/api/2.0/vector-search/endpoints";
  private static final String ACL = "vector-search-endpoints";

  private VectorSearch() {}

  /// All rows, those of indexes too.
  public static List<Route<World>> rows() {
    String one = API + "/{name}";
    List<Route<World>> endpoints =
        List.of(
            post(API, VectorSearch::create),
            get(API, VectorSearch::list),
            get(one, VectorSearch::read),
            patch(one, VectorSearch::scale),
            patch(one + "/budget-policy", VectorSearch::policy),
            delete(one, VectorSearch::remove));
    return Stream.concat(endpoints.stream(), VectorIndexes.rows().stream()).toList();
  }

  private static Reply create(Request request, World world) {
    ObjectNode endpoint = world.types().read("vector-search.endpoint", request.json());
    String name = Docs.required(endpoint, "name");
    Docs.required(endpoint, "endpoint_type");
    if (world.tx().has(ENDPOINTS, name)) {
      throw new ApiException(
          409, "RESOURCE_ALREADY_EXISTS", "Endpoint with name '" + name + "' already exists.");
    }
    String id = world.uuid();
    endpoint.put("id", id).put("creator", world.caller().userName()).put("num_indexes", 0);
    endpoint.put("creation_timestamp", world.now());
    scaled(endpoint);
    Later.begin(endpoint, world);
    store(world, name, endpoint);
    Acl.created(world, ACL, id, List.of());
    return Reply.ok(shown(endpoint));
  }

  private static Reply list(Request request, World world) {
    List<ObjectNode> all = world.tx().all(ENDPOINTS).stream().map(VectorSearch::shown).toList();
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("endpoints", Pages.cut(all, 100, token)));
  }

  /// `GET {name}`: `PROVISIONING` first, then `ONLINE`.
  public static Reply read(Request request, World world) {
    String name = request.param("name");
    ObjectNode endpoint = require(world, name);
    Later.look(endpoint, world, ENDPOINTS, name);
    return Reply.ok(shown(endpoint));
  }

  private static Reply scale(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    endpoint.setAll(world.types().read("vector-search.patch", request.json()));
    scaled(endpoint);
    store(world, request.param("name"), endpoint);
    return Reply.ok(shown(endpoint));
  }

  private static Reply policy(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    ObjectNode body = world.types().read("vector-search.budget-policy", request.json());
    endpoint.set("budget_policy_id", body.path("budget_policy_id"));
    if (Docs.text(endpoint, "budget_policy_id").isEmpty()) {
      endpoint.remove("budget_policy_id");
    }
    store(world, request.param("name"), endpoint);
    return Reply.ok(Docs.only(shown(endpoint), "effective_budget_policy_id"));
  }

  private static Reply remove(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    world.tx().remove(ENDPOINTS, request.param("name"));
    Acl.forget(world, ACL, endpoint.path("id").asText());
    return Reply.empty();
  }

  /// The endpoint of that name, else 404.
  static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(ENDPOINTS, name)
        .orElseThrow(
            () -> ApiException.notFound("Endpoint with name '" + name + "' does not exist."));
  }

  static void store(World world, String name, ObjectNode endpoint) {
    world.tx().put(ENDPOINTS, name, endpoint);
  }

  /// What was asked for shows as what it leads to; 0 asks for nothing.
  private static void scaled(ObjectNode endpoint) {
    if (endpoint.has("target_qps")) {
      long qps = endpoint.remove("target_qps").asLong();
      endpoint.remove("scaling_info");
      if (qps > 0) {
        endpoint
            .putObject("scaling_info")
            .put("state", "SCALING_CHANGE_APPLIED")
            .put("requested_target_qps", qps);
      }
    }
  }

  private static ObjectNode shown(ObjectNode endpoint) {
    ObjectNode shown = Later.shown(endpoint);
    shown.remove("usage_policy_id");
    Docs.text(shown, "budget_policy_id")
        .ifPresent(policy -> shown.put("effective_budget_policy_id", policy));
    shown
        .putObject("endpoint_status")
        .put("state", Later.isDone(endpoint) ? "ONLINE" : "PROVISIONING");
    return shown;
  }
}
