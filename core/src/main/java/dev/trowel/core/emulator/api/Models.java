package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/2.0/mlflow/registered-models/*`: the workspace's own model registry.
public final class Models {
  private static final String TABLE = "workspace_models";
  private static final int DEFAULT_LIMIT = 100;
  private static final Pattern FILTER =
      Pattern.compile("name\\s*(=|like|ilike)\\s*'([^']*)'", Pattern.CASE_INSENSITIVE);

  private Models() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode model = world.types().read("models.create", request.json());
    String name = Docs.required(model, "name");
    requireFree(world, name);
    String id = world.hex(32);
    model.put("creation_timestamp", world.now()).put("last_updated_timestamp", world.now());
    model.put("user_id", world.caller().userName()).put("id", id);
    world.tx().put(TABLE, name, model);
    Acl.created(world, "registered-models", id, List.of());
    return shown("registered_model", plain(model));
  }

  /// `GET registered-models/get`.
  public static Reply get(Request request, World world) {
    ObjectNode model = plain(require(world, request.required("name")));
    return shown("registered_model", withLatest(world, model));
  }

  /// `GET databricks/registered-models/get`: with the id that permissions need.
  public static Reply getDatabricks(Request request, World world) {
    ObjectNode model = require(world, request.required("name"));
    model.put("permission_level", "CAN_MANAGE");
    return shown("registered_model_databricks", withLatest(world, model));
  }

  /// `PATCH update`: the description.
  public static Reply update(Request request, World world) {
    ObjectNode body = world.types().read("models.update", request.json());
    ObjectNode model = require(world, Docs.required(body, "name"));
    model.put("description", body.path("description").asText());
    return changed(world, model);
  }

  /// `POST rename`.
  public static Reply rename(Request request, World world) {
    ObjectNode body = request.json();
    ObjectNode model = require(world, Docs.required(body, "name"));
    String name = Docs.required(body, "new_name");
    requireFree(world, name);
    StagedVersions.rename(world, model.path("name").asText(), name);
    world.tx().remove(TABLE, model.path("name").asText());
    return changed(world, model.put("name", name));
  }

  /// `DELETE delete`.
  public static Reply delete(Request request, World world) {
    ObjectNode model = require(world, request.required("name"));
    world.tx().remove(TABLE, model.path("name").asText());
    StagedVersions.forget(world, model.path("name").asText());
    Acl.forget(world, "registered-models", model.path("id").asText());
    return Reply.empty();
  }

  /// `GET list` and `GET search`.
  public static Reply list(Request request, World world) {
    String filter = request.query("filter").orElse("");
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(model -> matches(model, filter))
            .map(model -> plain(model.deepCopy()))
            .toList();
    int limit = Math.max(1, request.number("max_results", DEFAULT_LIMIT));
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("registered_models", Pages.cut(found, limit, token)));
  }

  /// `POST set-tag`.
  public static Reply setTag(Request request, World world) {
    ObjectNode body = request.json();
    ObjectNode model = require(world, Docs.required(body, "name"));
    String key = Docs.required(body, "key");
    removeTag(model, key).addObject().put("key", key).put("value", body.path("value").asText());
    changed(world, model);
    return Reply.empty();
  }

  /// `DELETE delete-tag`.
  public static Reply deleteTag(Request request, World world) {
    ObjectNode model = require(world, request.required("name"));
    removeTag(model, request.required("key"));
    changed(world, model);
    return Reply.empty();
  }

  private static ArrayNode removeTag(ObjectNode model, String key) {
    ArrayNode tags = model.get("tags") instanceof ArrayNode found ? found : model.putArray("tags");
    tags.removeIf(tag -> tag.path("key").asText().equals(key));
    return tags;
  }

  private static void requireFree(World world, String name) {
    if (world.tx().has(TABLE, name)) {
      throw ApiException.exists("RegisteredModel '" + name + "' already exists.");
    }
  }

  /// @throws ApiException 404 when there is no such model
  static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(TABLE, name)
        .orElseThrow(() ->
            ApiException.notFound(
                "RegisteredModel '" + name + "' does not exist. It might have been deleted."));
  }

  private static Reply changed(World world, ObjectNode model) {
    model.put("last_updated_timestamp", world.now());
    world.tx().put(TABLE, model.path("name").asText(), model);
    return shown("registered_model", plain(model));
  }

  private static ObjectNode withLatest(World world, ObjectNode model) {
    ArrayNode latest = StagedVersions.latest(world, model.path("name").asText());
    if (!latest.isEmpty()) {
      model.set("latest_versions", latest);
    }
    return model;
  }

  /// Without the id, which only the `databricks` form has.
  private static ObjectNode plain(ObjectNode model) {
    ObjectNode copy = model.deepCopy();
    copy.remove("id");
    return copy;
  }

  private static Reply shown(String field, ObjectNode model) {
    ObjectNode answer = Docs.object();
    answer.set(field, model);
    return Reply.ok(answer);
  }

  private static boolean matches(ObjectNode model, String filter) {
    Matcher parts = FILTER.matcher(filter.strip());
    if (!parts.matches()) {
      return true;
    }
    String wanted = Pattern.quote(parts.group(2)).replace("%", "\\E.*\\Q");
    int flags = parts.group(1).equalsIgnoreCase("ilike") ? Pattern.CASE_INSENSITIVE : 0;
    return Pattern.compile(wanted, flags).matcher(model.path("name").asText()).matches();
  }
}
