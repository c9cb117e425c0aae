package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Locale;

/// Versions and aliases of registered models in Unity Catalog.
public final class ModelVersions {
  private static final String TABLE = "model_versions";
  private static final int PAGE = 100;

  private ModelVersions() {}

  /// `POST /api/2.0/mlflow/unity-catalog/model-versions/create`, as MLflow sends it.
  public static Reply create(Request request, World world) {
    ObjectNode body = request.json();
    String model = Docs.required(body, "name");
    Unity.require(world, Securables.at("models"), model);
    int number = 1 + world.tx().under(TABLE, model + "/").size();
    ObjectNode version = Docs.object().put("version", number);
    String[] parts = model.split("\\.", -1);
    version.put("catalog_name", parts[0]).put("schema_name", parts[1]).put("model_name", parts[2]);
    version.put("source", Docs.required(body, "source")).put("status", "READY");
    version.setAll(Docs.only(body, "run_id"));
    Docs.text(body, "description").ifPresent(text -> version.put("comment", text));
    version.put("id", world.uuid()).put("metastore_id", World.METASTORE);
    version.put("created_at", world.now()).put("created_by", world.caller().userName());
    world.tx().put(TABLE, key(model, number), version);
    ObjectNode answer = Docs.object();
    ObjectNode shown = answer.putObject("model_version").put("name", model);
    shown.put("version", Integer.toString(number)).put("status", "READY");
    shown.put("creation_timestamp", world.now()).set("source", version.get("source"));
    return Reply.ok(answer);
  }

  /// `GET models/{name}/versions`, newest first.
  public static Reply list(Request request, World world) {
    String model = request.param("name");
    Unity.require(world, Securables.at("models"), model);
    List<ObjectNode> versions =
        List.copyOf(world.tx().under(TABLE, model + "/").descendingMap().values());
    int limit = request.number("max_results", PAGE);
    Pages<ObjectNode> page =
        Pages.cut(versions, Math.clamp(limit, 1, PAGE), request.query("page_token").orElse(""));
    return Reply.ok(Pages.render("model_versions", page));
  }

  /// `GET models/{name}/versions/{version}`.
  public static Reply get(Request request, World world) {
    return Reply.ok(require(world, request.param("name"), request.param("version")));
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
    return Reply.ok(require(world, request.param("name"), version));
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
