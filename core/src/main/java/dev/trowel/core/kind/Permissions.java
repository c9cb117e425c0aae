package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.RENAME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Access control lists (format.md 4.5): one request replaces the whole list, and nothing deletes
/// one.
///
/// Settings: `{"object_id": "/jobs/1", "__embed__": [{"level": …, "user_name": …}]}`; the id is
/// `/jobs/1`.
///
/// @param type the object type in the address, such as `jobs`
/// @param idField the owner's field that its list is kept under, such as `id`
record Permissions(String type, String idField) implements Attached {

  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");
  private static final List<String> PERSONS = List.of("user_name", "service_principal_name");
  private static final String LIST = "__embed__";
  private static final String OBJECT = "object_id";

  static ResourceKind of(String owner, String type, String idField) {
    RulesBuilder rules = new RulesBuilder();
    rules.field(RENAME, OBJECT);
    rules.keyed(LIST, String.join("|", PRINCIPALS));
    return new ResourceKind(
        owner + ".permissions",
        "permissions",
        Optional.empty(),
        new Permissions(type, idField),
        rules.build(),
        () -> new FacetsBuilder().build(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  @Override
  public ObjectNode settings(ResourceKey owner, JsonNode declared) {
    ObjectNode settings = Json.object();
    settings.put(OBJECT, "/" + type + "/${" + owner.owner().stateKey() + "." + idField + "}");
    ArrayNode list = settings.putArray(LIST);
    declared.forEach(entry -> list.add(entry(entry.path("level").asText(), entry)));
    return settings;
  }

  @Override
  public Call create(ObjectNode settings) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("access_control_list");
    for (JsonNode entry : settings.path(LIST)) {
      ObjectNode line = list.addObject();
      line.set("permission_level", entry.path("level"));
      PRINCIPALS.forEach(name -> Json.ifPresent(entry, name, value -> line.set(name, value)));
    }
    return Call.of("PUT", address(settings.path(OBJECT).asText()), body);
  }

  @Override
  public String id(ObjectNode settings, JsonNode answer) {
    return settings.path(OBJECT).asText();
  }

  @Override
  public Answer read(RestClient rest, String id) {
    return rest.send(Call.get(address(id)));
  }

  @Override
  public ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.object();
    settings.set(OBJECT, object.path(OBJECT));
    ArrayNode list = settings.putArray(LIST);
    for (JsonNode line : object.path("access_control_list")) {
      for (JsonNode permission : line.path("all_permissions")) {
        if (!permission.path("inherited").asBoolean()) {
          list.add(entry(permission.path("permission_level").asText(), line));
        }
      }
    }
    return settings;
  }

  /// A user who is written otherwise is the same user.
  @Override
  public ObjectNode live(JsonNode object, ObjectNode desired) {
    ObjectNode settings = live(object);
    Principals.speltAs(desired.path(LIST), settings.path(LIST), PERSONS);
    return settings;
  }

  @Override
  public List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    return List.of(create(settings));
  }

  private static ObjectNode entry(String level, JsonNode principal) {
    ObjectNode entry = Json.object().put("level", level);
    PRINCIPALS.forEach(name -> Json.ifPresent(principal, name, value -> entry.set(name, value)));
    return entry;
  }

  /// `/sql/warehouses/1`: the type may hold a slash, only the last part is the object's own id.
  private static String address(String objectId) {
    int last = objectId.lastIndexOf('/');
    return "/api/2.0/permissions"
        + objectId.substring(0, last + 1)
        + Call.segment(objectId.substring(last + 1));
  }
}
