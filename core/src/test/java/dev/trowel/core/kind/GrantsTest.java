package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {

  private static final String ADDRESS = "/api/2.1/unity-catalog/permissions/schema/lab.ml";
  private static final Operations GRANTS = Schemas.KIND.grants().orElseThrow().operations();
  private static final ObjectNode SETTINGS =
      (ObjectNode)
          json(
              "{'securable_type':'schema','full_name':'lab.ml',"
                  + "'__embed__':[{'principal':'users','privileges':['SELECT']}]}");

  @Test
  void refersToTheFullNameOfItsOwner() {
    ResourceKey key = ResourceKey.of("registered_models", "m").with(Part.GRANTS);
    JsonNode declared = json("[{'principal':'users','privileges':['EXECUTE']}]");
    assertThat(attached(key).settings(key, declared))
        .isEqualTo(
            json(
                "{'securable_type':'function','full_name':'${resources.registered_models.m.id}',"
                    + "'__embed__':[{'principal':'users','privileges':['EXECUTE']}]}"));
  }

  @Test
  void givesAPrincipalExactlyItsPrivileges() {
    Call call = GRANTS.create(SETTINGS);
    assertThat(ScriptedRest.text(call)).isEqualTo("PATCH " + ADDRESS);
    assertThat(call.body())
        .isEqualTo(
            json(
                "{'changes':[{'principal':'users','add':['SELECT'],'remove':['ALL_PRIVILEGES']}]}"));
    assertThat(GRANTS.id(SETTINGS, Json.object())).isEqualTo("schema/lab.ml");
  }

  @Test
  void takesEverythingFromPrincipalsThatAreNotDeclared() {
    JsonNode live =
        json(
            "{'privilege_assignments':[{'principal':'users','privileges':['MODIFY']},"
                + "{'principal':'guests','privileges':['SELECT']}]}");
    assertThat(GRANTS.update("schema/lab.ml", SETTINGS, Set.of(Path.of("__embed__")), live))
        .singleElement()
        .extracting(Call::body)
        .isEqualTo(
            json(
                "{'changes':[{'principal':'users','add':['SELECT'],'remove':['ALL_PRIVILEGES']},"
                    + "{'principal':'guests','remove':['ALL_PRIVILEGES']}]}"));
  }

  @Test
  void takesNothingFromWhomItGivesEverything() {
    ObjectNode all = SETTINGS.deepCopy();
    all.withArrayProperty("__embed__")
        .addObject()
        .put("principal", "ml")
        .putArray("privileges")
        .add("ALL_PRIVILEGES");
    assertThat(requireNonNull(GRANTS.create(all).body()).path("changes").path(1))
        .isEqualTo(json("{'principal':'ml','add':['ALL_PRIVILEGES']}"));
  }

  @Test
  void takesNothingFromAUserWhoIsOnlyWrittenOtherwise() {
    ObjectNode settings = SETTINGS.deepCopy();
    settings.withArrayProperty("__embed__").addObject().put("principal", "Joe@X.y");
    JsonNode live =
        json("{'privilege_assignments':[{'principal':'joe@x.y'},{'principal':'Users'}]}");
    Call call = GRANTS.update("schema/lab.ml", settings, Set.of(), live).getFirst();
    assertThat(requireNonNull(call.body()).findValuesAsText("principal"))
        .containsExactly("users", "Joe@X.y", "Users");
  }

  @Test
  void joinsWhatIsSaidOfAPrincipalTwice() {
    ResourceKey key = ResourceKey.of("schemas", "s").with(Part.GRANTS);
    JsonNode declared =
        json(
            "[{'principal':'a','privileges':['SELECT','SELECT']},{'principal':'b'},"
                + "{'principal':'a','privileges':['MODIFY','SELECT']}]");
    assertThat(attached(key).settings(key, declared).path("__embed__"))
        .isEqualTo(json("[{'principal':'a','privileges':['SELECT','MODIFY']},{'principal':'b'}]"));
  }

  @Test
  void seesTheSamePrivilegesInOtherWords() {
    JsonNode object =
        json(
            "{'securable_type':'schema','full_name':'lab.ml','privilege_assignments':["
                + "{'principal':'joe@x.y','privileges':['ALL_PRIVILEGES','SELECT']},"
                + "{'principal':'users','privileges':['USE_SCHEMA']}]}");
    ObjectNode wanted =
        (ObjectNode)
            json(
                "{'securable_type':'schema','full_name':'lab.ml','__embed__':["
                    + "{'principal':'Joe@x.y','privileges':['ALL_PRIVILEGES']},"
                    + "{'principal':'users','privileges':['use schema']},{'principal':'none'}]}");
    assertThat(GRANTS.live(object, wanted)).isEqualTo(wanted);
  }

  @Test
  void readsAllPagesAndTellsWhatTheyAreAbout() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(
                "GET " + ADDRESS,
                json(
                    "{'next_page_token':'2','privilege_assignments':"
                        + "[{'principal':'users','privileges':['SELECT']}]}"))
            .on(
                "GET " + ADDRESS + "?page_token=2",
                json("{'privilege_assignments':[{'principal':'guests'}]}"));
    Ok answer = (Ok) GRANTS.read(rest, "schema/lab.ml");
    assertThat(GRANTS.live(answer.body()))
        .isEqualTo(
            json(
                "{'securable_type':'schema','full_name':'lab.ml','__embed__':"
                    + "[{'principal':'users','privileges':['SELECT']},{'principal':'guests'}]}"));
  }

  @Test
  void leavesGrantsThatAreNoLongerDeclared() {
    assertThat(GRANTS.delete("schema/lab.ml", SETTINGS)).isEmpty();
  }

  private static Attached attached(ResourceKey key) {
    return (Attached) Kinds.of(key).orElseThrow().operations();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
