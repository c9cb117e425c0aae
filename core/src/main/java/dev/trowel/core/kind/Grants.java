package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.RENAME;
import static dev.trowel.core.kind.FieldRule.UNORDERED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Unity Catalog grants (format.md 4.5): each declared principal has exactly its privileges, others
/// have none.
///
/// Settings: `{"securable_type": "schema", "full_name": "main.s", "__embed__": [{PRINCIPAL: …,
/// PRIVILEGES: […]}]}`; the id is `schema/main.s`.
///
/// @param securable the securable type, such as `schema`
record Grants(String securable) implements Attached {

  private static final String PRINCIPAL = "principal";
  private static final String PRIVILEGES = "privileges";
  private static final String LIST = "__embed__";
  private static final String TYPE = "securable_type";
  private static final String NAME = "full_name";
  private static final String ASSIGNMENTS = "privilege_assignments";
  private static final List<String> EVERYTHING = List.of(Privileges.ALL);

  static ResourceKind of(String owner, String securable) {
    RulesBuilder rules = new RulesBuilder();
    rules.field(RENAME, NAME);
    rules.field(UNORDERED, LIST + ".*.privileges");
    rules.keyed(LIST, PRINCIPAL);
    return new ResourceKind(
        owner + ".grants",
        "grants",
        Optional.empty(),
        new Grants(securable),
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
    settings.put(TYPE, securable);
    settings.put(NAME, "${" + owner.owner().stateKey() + ".id}");
    settings.set(LIST, Privileges.merged(declared));
    return settings;
  }

  @Override
  public Call create(ObjectNode settings) {
    return patch(settings, MissingNode.getInstance());
  }

  @Override
  public String id(ObjectNode settings, JsonNode answer) {
    return settings.path(TYPE).asText() + "/" + settings.path(NAME).asText();
  }

  /// All pages; the answer also tells what it is about, which the API leaves out.
  @Override
  public Answer read(RestClient rest, String id) {
    int slash = id.indexOf('/');
    String type = id.substring(0, slash);
    String name = id.substring(slash + 1);
    String address = "GET " + address(type, name);
    return switch (Reads.paged(address, ASSIGNMENTS).read(rest, id)) {
      case Ok(int status, JsonNode body) ->
          new Ok(status, Json.copy(body).put(TYPE, type).put(NAME, name));
      case Answer answer -> answer;
    };
  }

  @Override
  public ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.object();
    settings.set(TYPE, object.path(TYPE));
    settings.set(NAME, object.path(NAME));
    ArrayNode list = settings.putArray(LIST);
    for (JsonNode assignment : object.path(ASSIGNMENTS)) {
      ObjectNode entry = list.addObject();
      entry.set(PRINCIPAL, assignment.path(PRINCIPAL));
      Json.ifPresent(assignment, PRIVILEGES, value -> entry.set(PRIVILEGES, value));
    }
    return settings;
  }

  /// What is written otherwise and gives the same is the same, and who has nothing need not be
  /// there.
  @Override
  public ObjectNode live(JsonNode object, ObjectNode desired) {
    ObjectNode settings = live(object);
    ArrayNode list = settings.withArrayProperty(LIST);
    Principals.speltAs(desired.path(LIST), list, List.of(PRINCIPAL));
    for (JsonNode wanted : desired.path(LIST)) {
      Optional<ObjectNode> held = of(list, wanted.path(PRINCIPAL).asText());
      if (held.isEmpty() && Privileges.areNone(wanted)) {
        list.add(wanted.deepCopy());
      }
      held.filter(entry -> Privileges.areSame(entry, wanted))
          .ifPresent(
              entry -> Json.ifPresent(wanted, PRIVILEGES, value -> entry.set(PRIVILEGES, value)));
    }
    return settings;
  }

  private static Optional<ObjectNode> of(JsonNode list, String principal) {
    return list.valueStream()
        .filter(entry -> entry.path(PRINCIPAL).asText().equals(principal))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  @Override
  public List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    return List.of(patch(settings, live));
  }

  /// Whoever gets everything has nothing taken away first: the API refuses a request that gives and
  /// takes the same.
  private static Call patch(ObjectNode settings, JsonNode live) {
    ArrayNode changes = Json.array();
    Set<String> wanted = new HashSet<>();
    for (JsonNode entry : settings.path(LIST)) {
      wanted.add(entry.path(PRINCIPAL).asText());
      ObjectNode change = revoke(changes, entry);
      if (Privileges.areAll(entry)) {
        change.remove("remove");
      }
      Json.ifPresent(entry, PRIVILEGES, value -> change.set("add", value));
    }
    for (JsonNode assignment : live.path(ASSIGNMENTS)) {
      String principal = assignment.path(PRINCIPAL).asText();
      if (wanted.stream().noneMatch(name -> Principals.areSame(name, principal))) {
        revoke(changes, assignment);
      }
    }
    String address = address(settings.path(TYPE).asText(), settings.path(NAME).asText());
    return Call.of("PATCH", address, Json.object().set("changes", changes));
  }

  private static ObjectNode revoke(ArrayNode changes, JsonNode entry) {
    ObjectNode change = changes.addObject();
    change.set(PRINCIPAL, entry.path(PRINCIPAL));
    change.set("remove", Json.of(EVERYTHING));
    return change;
  }

  private static String address(String type, String name) {
    return "/api/2.1/unity-catalog/permissions/" + Call.segment(type) + "/" + Call.segment(name);
  }
}
