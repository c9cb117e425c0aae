package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Written from the REST API reference of secrets' access lists and the SDK's SecretsAPI.putAcl,
/// listAcls and deleteAcl.
class SecretAclsTest {

  private static final SecretAcls ACLS = new SecretAcls();

  @Test
  void namesThePrincipalWhateverItIs() {
    JsonNode declared =
        Json.of(
            List.of(
                Map.of("level", "READ", "group_name", "g"),
                Map.of("level", "WRITE", "service_principal_name", "sp"),
                Map.of("level", "MANAGE", "user_name", "u")));

    ObjectNode settings = ACLS.settings(ResourceKey.of("secret_scopes", "s"), declared);

    assertThat(settings)
        .isEqualTo(settings("${resources.secret_scopes.s.name}", "READ g", "WRITE sp", "MANAGE u"));
  }

  @Test
  void sendsOnlyWhatDiffersOneAfterAnother() {
    JsonNode live = list("s", "MANAGE u", "READ g", "READ old");
    ObjectNode wanted = settings("s", "WRITE g", "READ new", "MANAGE u");

    List<Call> calls = ACLS.update("s", wanted, Set.of(), live);

    assertThat(calls.stream().map(call -> ScriptedRest.text(call) + " " + call.body()))
        .containsExactly(
            """
            POST /api/2.0/secrets/acls/put {"permission":"WRITE","principal":"g","scope":"s"}\
            """,
            """
            POST /api/2.0/secrets/acls/put {"permission":"READ","principal":"new","scope":"s"}\
            """,
            """
            POST /api/2.0/secrets/acls/delete {"scope":"s","principal":"old"}\
            """);
  }

  @Test
  void sendsNothingForWhatTheCreatorHasAnyway() {
    JsonNode live = list("s", "MANAGE u");

    assertThat(ACLS.update("s", settings("s", "MANAGE u"), Set.of(), live)).isEmpty();
  }

  @Test
  void sendsAllWhenNobodyKnowsWhatIsThere() {
    List<Call> calls =
        ACLS.update("s", settings("s", "READ g"), Set.of(), MissingNode.getInstance());

    assertThat(calls).hasSize(1);
  }

  @Test
  void readsInTheFormOfSettings() {
    ScriptedRest rest =
        ScriptedRest.empty().on("GET /api/2.0/secrets/acls/list?scope=s", list("", "READ g"));

    Answer answer = ACLS.read(rest, "s");

    assertThat(ACLS.live(((Answer.Ok) answer).body())).isEqualTo(settings("s", "READ g"));
  }

  private static ObjectNode settings(String scope, String... acls) {
    ObjectNode settings = Json.object().put("scope_name", scope);
    settings.set("acls", list(scope, acls).path("items"));
    return settings;
  }

  private static ObjectNode list(String scope, String... acls) {
    ObjectNode answer = Json.object();
    for (String acl : acls) {
      String[] parts = acl.split(" ", 2);
      answer.withArray("items").addObject().put("permission", parts[0]).put("principal", parts[1]);
    }
    return scope.isEmpty() ? answer : answer.put("scope_name", scope);
  }
}
