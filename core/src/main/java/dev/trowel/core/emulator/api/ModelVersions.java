package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Versions and aliases of registered models in Unity Catalog.
public final class ModelVersions {
  private static final String TABLE = "model_versions";
  private static final int PAGE = 100;
  private static final Pattern TAG = Pattern.compile("[^.,\\-=/:]+");

  private ModelVersions() {}

  /// `POST /api/2.0/mlflow/unity-catalog/model-versions/create`, as MLflow sends it.
  public static Reply create(Request request, World world) {
    ObjectNode body = request.json();
    String model = Docs.required(body, "name");
    Unity.require(world, Securables.at("models"), model);
    ObjectNode version = Docs.only(body, "run_id", "tags");
    version.put("source", Docs.required(body, "source"));
    Docs.text(body, "description").ifPresent(text -> version.put("comment", text));
    Docs.objects(version, "tags").forEach(tag -> requireName(tag.path("key").asText()));
    return tagged(model, add(world, model, version));
  }

  /// Adds a version with this source and what else is known of it.
  static ObjectNode add(World world, String model, ObjectNode version) {
    Unity.require(world, Securables.at("models"), model);
    int number = 1 + last(world, model);
    String[] parts = model.split("\\.", -1);
    version.put("version", number).put("status", "READY");
    version.put("catalog_name", parts[0]).put("schema_name", parts[1]).put("model_name", parts[2]);
    version.put("id", world.uuid()).put("metastore_id", World.METASTORE);
    version.put("created_at", world.now()).put("created_by", world.caller().userName());
    world.tx().put(TABLE, key(model, number), version);
    return version;
  }

  private static int last(World world, String model) {
    var last = world.tx().under(TABLE, model + "/").lastEntry();
    return last == null ? 0 : last.getValue().path("version").asInt();
  }

  /// `GET /api/2.0/mlflow/unity-catalog/model-versions/get`: as MLflow reads it, with its tags.
  public static Reply getTagged(Request request, World world) {
    String model = request.required("name");
    return tagged(model, require(world, model, request.required("version")));
  }

  /// `POST /api/2.0/mlflow/unity-catalog/model-versions/set-tag`.
  public static Reply setTag(Request request, World world) {
    ObjectNode body = request.json();
    String model = Docs.required(body, "name");
    ObjectNode version = require(world, model, Docs.required(body, "version"));
    String key = Docs.required(body, "key");
    requireName(key);
    untagged(version, key).addObject().put("key", key).put("value", body.path("value").asText());
    world.tx().put(TABLE, key(model, version.path("version").asInt()), version);
    return Reply.empty();
  }

  static void requireName(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw ApiException.invalid("Tag name '" + tag + "' has one of . , - = / :");
    }
  }

  /// `DELETE /api/2.0/mlflow/unity-catalog/model-versions/delete-tag`.
  public static Reply deleteTag(Request request, World world) {
    String model = request.required("name");
    ObjectNode version = require(world, model, request.required("version"));
    untagged(version, request.required("key"));
    world.tx().put(TABLE, key(model, version.path("version").asInt()), version);
    return Reply.empty();
  }

  private static ArrayNode untagged(ObjectNode version, String key) {
    ArrayNode tags = version.get("tags") instanceof ArrayNode t ? t : version.putArray("tags");
    tags.removeIf(tag -> tag.path("key").asText().equals(key));
    return tags;
  }

  /// Only this form of a version has tags.
  private static Reply tagged(String model, ObjectNode version) {
    ObjectNode answer = Docs.object();
    ObjectNode shown = answer.putObject("model_version").put("name", model);
    shown.setAll(Docs.only(version, "source", "run_id", "status", "tags"));
    shown.put("version", version.path("version").asText());
    shown.put("description", version.path("comment").asText(""));
    shown.set("creation_timestamp", version.path("created_at"));
    shown.set("user_id", version.path("created_by"));
    return Reply.ok(answer);
  }

  private static ObjectNode plain(ObjectNode version) {
    ObjectNode copy = version.deepCopy();
    copy.remove("tags");
    return copy;
  }

  /// `DELETE models/{name}/versions/{version}`, with the aliases that point to it.
  public static Reply delete(Request request, World world) {
    String name = request.param("name");
    ObjectNode model = Unity.require(world, Securables.at("models"), name);
    int version = require(world, name, request.param("version")).path("version").asInt();
    world.tx().remove(TABLE, key(name, version));
    if (model.get("aliases") instanceof ArrayNode aliases) {
      aliases.removeIf(alias -> alias.path("version_num").asInt() == version);
      world.tx().put("models", name, model);
    }
    return Reply.empty();
  }

  /// `GET models/{name}/versions`, newest first.
  public static Reply list(Request request, World world) {
    String model = request.param("name");
    Unity.require(world, Securables.at("models"), model);
    List<ObjectNode> versions =
        world.tx().under(TABLE, model + "/").descendingMap().values().stream()
            .map(ModelVersions::plain)
            .toList();
    int limit = request.number("max_results", PAGE);
    Pages<ObjectNode> page =
        Pages.cut(versions, Math.clamp(limit, 1, PAGE), request.query("page_token").orElse(""));
    return Reply.ok(Pages.render("model_versions", page));
  }

  /// `GET models/{name}/versions/{version}`.
  public static Reply get(Request request, World world) {
    return Reply.ok(plain(require(world, request.param("name"), request.param("version"))));
  }

  /// `GET models/{name}/aliases/{alias}`: the version it points to.
  public static Reply byAlias(Request request, World world) {
    ObjectNode model = Unity.require(world, Securables.at("models"), request.param("name"));
    String alias = request.param("alias");
    String version =
        Docs.objects(model, "aliases")
            .filter(a -> a.path("alias_name").asText().equals(alias))
            .map(a -> a.path("version_num").asText())
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("Alias '" + alias + "' does not exist."));
    return Reply.ok(plain(require(world, request.param("name"), version)));
  }

  /// `PUT models/{name}/aliases/{alias}`.
  public static Reply setAlias(Request request, World world) {
    ObjectNode model = Unity.require(world, Securables.at("models"), request.param("name"));
    String version = Docs.required(request.json(), "version_num");
    ObjectNode target = require(world, request.param("name"), version);
    ObjectNode alias = withoutAlias(model, request.param("alias")).addObject();
    alias
        .put("alias_name", request.param("alias"))
        .put("version_num", target.path("version").asInt());
    return stored(world, request, model, alias);
  }

  /// `DELETE models/{name}/aliases/{alias}`; fine when there is none.
  public static Reply deleteAlias(Request request, World world) {
    ObjectNode model = Unity.require(world, Securables.at("models"), request.param("name"));
    withoutAlias(model, request.param("alias"));
    return stored(world, request, model, Docs.object());
  }

  static void forget(World world, String model) {
    List<String> ids = List.copyOf(world.tx().under(TABLE, model + "/").keySet());
    ids.forEach(id -> world.tx().remove(TABLE, id));
  }

  private static Reply stored(World world, Request request, ObjectNode model, ObjectNode answer) {
    world.tx().put("models", request.param("name"), model);
    return Reply.ok(answer);
  }

  private static ArrayNode withoutAlias(ObjectNode model, String alias) {
    ArrayNode aliases = model.get("aliases") instanceof ArrayNode a ? a : model.putArray("aliases");
    aliases.removeIf(item -> item.path("alias_name").asText().equals(alias));
    return aliases;
  }

  private static ObjectNode require(World world, String model, String version) {
    String wanted = version.matches("\\d{1,9}") ? key(model, Integer.parseInt(version)) : "";
    return world
        .tx()
        .get(TABLE, wanted)
        .orElseThrow(() ->
            ApiException.notFound(
                "Model version '" + model + "' version " + version + " does not exist."));
  }

  private static String key(String model, int version) {
    return model + "/" + String.format(Locale.ROOT, "%09d", version);
  }
}
