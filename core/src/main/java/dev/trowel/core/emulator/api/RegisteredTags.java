package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;

/// `/api/2.0/mlflow/unity-catalog/registered-models/*`: models of Unity Catalog as MLflow sees
/// them, with tags, which Unity Catalog's own requests leave out.
public final class RegisteredTags {
  private static final String TABLE = "registered_model_tags";
  private static final String TAGS = "tags";

  private RegisteredTags() {}

  /// `GET get`.
  public static Reply get(Request request, World world) {
    String name = request.required("name");
    ObjectNode model = Unity.require(world, Securables.at("models"), name);
    ObjectNode answer = Docs.object();
    ObjectNode shown = answer.putObject("registered_model").put("name", name);
    shown.put("description", model.path("comment").asText(""));
    shown.set("creation_timestamp", model.path("created_at"));
    shown.set("last_updated_timestamp", model.path("updated_at"));
    shown.set("user_id", model.path("created_by"));
    ArrayNode aliases = Docs.array();
    Docs.objects(model, "aliases")
        .forEach(each ->
            aliases
                .addObject()
                .put("alias", each.path("alias_name").asText())
                .put("version", each.path("version_num").asText()));
    putUnlessEmpty(shown, "aliases", aliases);
    putUnlessEmpty(shown, TAGS, tags(world, name));
    return Reply.ok(answer);
  }

  private static void putUnlessEmpty(ObjectNode object, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      object.set(field, list);
    }
  }

  /// `POST set-tag`.
  public static Reply set(Request request, World world) {
    ObjectNode body = request.json();
    String key = Docs.required(body, "key");
    ModelVersions.requireName(key);
    ArrayNode tag = Docs.array();
    tag.addObject().put("key", key).put("value", body.path("value").asText());
    return changed(world, Docs.required(body, "name"), key, tag);
  }

  /// `DELETE delete-tag`; fine when there is none.
  public static Reply delete(Request request, World world) {
    return changed(world, request.required("name"), request.required("key"), Docs.array());
  }

  /// Puts `instead` in the place of the tag `key`.
  private static Reply changed(World world, String model, String key, ArrayNode instead) {
    Unity.require(world, Securables.at("models"), model);
    ArrayNode tags = tags(world, model);
    tags.removeIf(tag -> tag.path("key").asText().equals(key));
    tags.addAll(instead);
    world.tx().put(TABLE, model, Docs.object().set(TAGS, tags));
    return Reply.empty();
  }

  private static ArrayNode tags(World world, String model) {
    return world.tx().get(TABLE, model).map(found -> found.withArray(TAGS)).orElseGet(Docs::array);
  }

  /// Takes the tags of a model away with it.
  static void forget(World world, String model) {
    world.tx().remove(TABLE, model);
  }

  /// Lets a model keep its tags under its new name.
  static void move(World world, String from, String to) {
    world.tx().get(TABLE, from).ifPresent(tags -> world.tx().put(TABLE, to, tags));
    forget(world, from);
  }
}
