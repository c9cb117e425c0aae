package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.RENAME;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Access to secret scopes (format.md 4.5): one request a principal, one after another because the
/// service mixes up parallel ones.
///
/// Settings: `{"scope_name": "s", "acls": [{"permission": "READ", "principal": …}]}`; the id is the
/// scope's name.
record SecretAcls() implements Attached {

  private static final String API = "/api/2.0/secrets/acls/";
  private static final String SCOPE = "scope_name";
  private static final String LIST = "acls";
  private static final String PRINCIPAL = "principal";
  private static final String PERMISSION = "permission";
  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");

  static ResourceKind of(String owner) {
    RulesBuilder rules = new RulesBuilder();
    rules.field(RENAME, SCOPE);
    rules.keyed(LIST, PRINCIPAL);
    return new ResourceKind(
        owner + ".permissions",
        "permissions",
        Optional.empty(),
        new SecretAcls(),
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
    settings.put(SCOPE, "${" + owner.owner().stateKey() + ".name}");
    ArrayNode list = settings.putArray(LIST);
    for (JsonNode entry : declared) {
      String principal =
          PRINCIPALS.stream()
              .map(name -> entry.path(name).asText())
              .filter(name -> !name.isEmpty())
              .findFirst()
              .orElse("");
      list.add(acl(principal, entry.path("level").asText()));
    }
    return settings;
  }

  /// Whoever makes a scope has access to it already, so the differences are sent.
  @Override
  public boolean isThereBefore() {
    return true;
  }

  /// The first of the requests; [#update] has all.
  @Override
  public Call create(ObjectNode settings) {
    return put(settings.path(SCOPE).asText(), settings.path(LIST).path(0));
  }

  @Override
  public String id(ObjectNode settings, JsonNode answer) {
    return settings.path(SCOPE).asText();
  }

  /// The answer also tells what it is about, which the API leaves out.
  @Override
  public Answer read(RestClient rest, String id) {
    return switch (rest.send(Call.get(API + "list").query("scope", id))) {
      case Ok(int status, JsonNode body) -> new Ok(status, Json.copy(body).put(SCOPE, id));
      case Answer answer -> answer;
    };
  }

  @Override
  public ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.object();
    settings.set(SCOPE, object.path(SCOPE));
    ArrayNode list = settings.putArray(LIST);
    for (JsonNode item : object.path("items")) {
      list.add(acl(item.path(PRINCIPAL).asText(), item.path(PERMISSION).asText()));
    }
    return settings;
  }

  /// A user who is written otherwise is the same user.
  @Override
  public ObjectNode live(JsonNode object, ObjectNode desired) {
    ObjectNode settings = live(object);
    Principals.speltAs(desired.path(LIST), settings.path(LIST), List.of(PRINCIPAL));
    return settings;
  }

  @Override
  public List<Call> rename(String id, ObjectNode settings, Set<Path> changed) {
    return update(settings.path(SCOPE).asText(), settings, changed, MissingNode.getInstance());
  }

  @Override
  public List<Call> update(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {
    Map<String, JsonNode> gone = new LinkedHashMap<>();
    live.path("items").forEach(item -> gone.put(item.path(PRINCIPAL).asText(), item));
    List<Call> calls = new ArrayList<>();
    for (JsonNode acl : settings.path(LIST)) {
      JsonNode held = taken(gone, acl.path(PRINCIPAL).asText());
      if (held == null || !held.path(PERMISSION).equals(acl.path(PERMISSION))) {
        calls.add(put(id, acl));
      }
    }
    gone.keySet().forEach(principal -> calls.add(delete(id, principal)));
    return calls;
  }

  private static @Nullable JsonNode taken(Map<String, JsonNode> from, String principal) {
    for (String name : List.copyOf(from.keySet())) {
      if (Principals.areSame(name, principal)) {
        return from.remove(name);
      }
    }
    return null;
  }

  private static ObjectNode acl(String principal, String permission) {
    return Json.object().put(PERMISSION, permission).put(PRINCIPAL, principal);
  }

  private static Call put(String scope, JsonNode acl) {
    ObjectNode body = Json.copy(acl).put("scope", scope);
    return Call.of("POST", API + "put", body);
  }

  private static Call delete(String scope, String principal) {
    ObjectNode body = Json.object().put("scope", scope).put(PRINCIPAL, principal);
    return Call.of("POST", API + "delete", body);
  }
}
