package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/api/2.0/serving-endpoints`: model serving, whose changes of configuration take a while.
public final class Serving {
  private static final String TABLE = "serving";

  /// Marks an endpoint that has had no configuration but its first.
  private static final String FIRST = "_first";

  private Serving() {}

  /// `POST`.
  public static Reply create(Request request, World world) {
    ObjectNode body = world.types().read("serving.create", request.json());
    String name = Docs.required(body, "name");
    ServingRules.checkName(name);
    if (world.tx().has(TABLE, name)) {
      throw ApiException.exists("Endpoint with name '" + name + "' already exists.");
    }
    String id = world.hex(32);
    ObjectNode endpoint =
        Docs.only(
            body,
            "name",
            "tags",
            "ai_gateway",
            "budget_policy_id",
            "description",
            "email_notifications",
            "route_optimized",
            "telemetry_config");
    endpoint.put("id", id).put("creator", world.caller().userName());
    endpoint.put("creation_timestamp", world.now()).put("permission_level", "CAN_MANAGE");
    Docs.defaults(endpoint, "route_optimized", false);
    Docs.defaults(endpoint, "tags", Docs.array());
    endpoint.set("config", ServingRules.config(Docs.child(body, "config"), 1, world));
    Later.begin(endpoint, world);
    world.tx().put(TABLE, name, endpoint.put(FIRST, true));
    Acl.created(world, "serving-endpoints", id, List.of());
    return Reply.ok(shown(endpoint));
  }

  /// `GET {name}`.
  public static Reply get(Request request, World world) {
    String name = request.param("name");
    ObjectNode endpoint = require(world, name);
    Later.look(endpoint, world, TABLE, name);
    return Reply.ok(shown(endpoint));
  }

  /// `GET`.
  public static Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray("endpoints");
    world.tx().all(TABLE).forEach(endpoint -> list.add(shown(endpoint)));
    return Reply.ok(answer);
  }

  /// `PUT {name}/config`; refused while the last change is under way.
  public static Reply config(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    if (!Later.isDone(endpoint)) {
      throw new ApiException(
          409,
          "RESOURCE_CONFLICT",
          "Endpoint '" + request.param("name") + "' is currently being updated.");
    }
    ObjectNode given = world.types().read("serving.config", request.json());
    int version = endpoint.path("config").path("config_version").asInt() + 1;
    endpoint.set("config", ServingRules.config(given, version, world));
    endpoint.remove(FIRST);
    Later.begin(endpoint, world);
    return stored(world, endpoint, shown(endpoint));
  }

  /// `PATCH {name}/tags`; answers with all tags.
  public static Reply tags(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    ObjectNode body = world.types().read("serving.tags", request.json());
    Map<String, JsonNode> tags = new LinkedHashMap<>();
    endpoint.path("tags").forEach(tag -> tags.put(tag.path("key").asText(), tag));
    body.path("delete_tags").forEach(key -> tags.remove(key.asText()));
    body.path("add_tags").forEach(tag -> tags.put(tag.path("key").asText(), tag));
    ArrayNode list = endpoint.putArray("tags").addAll(tags.values());
    ObjectNode answer = Docs.object();
    answer.set("tags", list);
    return stored(world, endpoint, answer);
  }

  /// `PUT {name}/ai-gateway`.
  public static Reply aiGateway(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    ObjectNode body = world.types().read("serving.ai-gateway", request.json());
    body.remove("name");
    endpoint.set("ai_gateway", body);
    return stored(world, endpoint, body);
  }

  /// `PATCH {name}/notifications`.
  public static Reply notifications(Request request, World world) {
    return section(request, world, "email_notifications");
  }

  /// `PATCH {name}/telemetry-config`.
  public static Reply telemetry(Request request, World world) {
    return section(request, world, "telemetry_config");
  }

  /// `DELETE {name}`.
  public static Reply delete(Request request, World world) {
    ObjectNode endpoint = require(world, request.param("name"));
    world.tx().remove(TABLE, request.param("name"));
    Acl.forget(world, "serving-endpoints", endpoint.path("id").asText());
    return Reply.empty();
  }

  private static Reply section(Request request, World world, String field) {
    ObjectNode endpoint = require(world, request.param("name"));
    JsonNode value = request.json().path(field);
    endpoint.set(field, value.isObject() ? value : Docs.object());
    return stored(world, endpoint, shown(endpoint));
  }

  private static Reply stored(World world, ObjectNode endpoint, ObjectNode answer) {
    endpoint.put("last_updated_timestamp", world.now());
    world.tx().put(TABLE, endpoint.path("name").asText(), endpoint);
    return Reply.ok(answer);
  }

  private static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(TABLE, name)
        .orElseThrow(
            () -> ApiException.notFound("Endpoint with name '" + name + "' does not exist."));
  }

  /// As read: a configuration under way is `pending_config`; the first one makes it ready.
  private static ObjectNode shown(ObjectNode endpoint) {
    ObjectNode copy = Later.shown(endpoint);
    boolean done = Later.isDone(endpoint);
    boolean fresh = endpoint.has(FIRST) && !done;
    copy.remove(FIRST);
    copy.putObject("state")
        .put("ready", fresh ? "NOT_READY" : "READY")
        .put("config_update", done ? "NOT_UPDATING" : "IN_PROGRESS");
    if (!done) {
      copy.set("pending_config", copy.get("config").deepCopy());
      if (fresh) {
        copy.remove("config");
      }
    }
    Docs.defaults(copy, "last_updated_timestamp", copy.path("creation_timestamp"));
    return copy;
  }
}
