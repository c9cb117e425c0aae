package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.core.state.Candidate.Origin;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken over from files as the incumbent's Terraform engine leaves them.
final class TerraformStateTest {

  private static final String WHERE = "/Workspace/s/terraform.tfstate";
  private static final String HEAD =
      "\"version\": 4, \"terraform_version\": \"1.5.5\", \"serial\": 7, \"lineage\": \"l\"";

  @Test
  void takesIdsLineageAndSerial() {
    State state =
        read(
            """
            {"mode": "managed", "type": "databricks_job", "name": "train",
             "provider": "provider[\\"registry.terraform.io/databricks/databricks\\"]",
             "instances": [{"schema_version": 2, "sensitive_attributes": [], "private": "x",
               "attributes": {"id": "123", "name": "[dev] train", "task": [{"task_key": "a"}]}}]},
            {"mode": "managed", "type": "databricks_app", "name": "front",
             "instances": [{"attributes": {"id": "7", "name": "front-dev"}}]},
            {"mode": "data", "type": "databricks_current_user", "name": "me",
             "instances": [{"attributes": {"id": "9"}}]}
            """);

    assertThat(state.lineage()).isEqualTo("l");
    assertThat(state.serial()).isEqualTo(7);
    assertThat(state.isAdopted()).isTrue();
    assertThat(ids(state)).isEqualTo(Map.of("jobs.train", "123", "apps.front", "front-dev"));
    assertThat(state.resources().values()).noneMatch(Recorded::isKnown);
  }

  static List<TerraformTypes.Type> types() {
    return TerraformTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("types")
  void takesEveryKindWithItsPermissionsAndGrants(TerraformTypes.Type type) {
    String key = type.prefix() + "x";
    State state =
        read(
            one(type.name(), key, "{\"%s\": \"I\", \"etag\": \"e\"}".formatted(type.idField()))
                + ","
                + one("databricks_permissions", type.prefix() + key, "{\"id\": \"/things/I\"}")
                + ","
                + one("databricks_grants", type.prefix() + key, "{\"id\": \"thing/I\"}"));

    ResourceKey resource = ResourceKey.of(type.kind(), key);
    assertThat(ids(state))
        .isEqualTo(
            Map.of(
                resource.toString(), "I",
                resource.with(Part.PERMISSIONS).toString(), "/things/I",
                resource.with(Part.GRANTS).toString(), "thing/I"));
  }

  @Test
  void theEntriesOfAScopesListAreItsPermissions() {
    State state =
        read(
            one(
                    "databricks_secret_acl",
                    "secret_acl_keys_0",
                    "{\"id\": \"k|||u\", \"scope\": \"k\"}")
                + ","
                + one("databricks_secret_acl", "secret_acl_keys_1", "{\"scope\": \"k\"}")
                + ","
                + one("databricks_secret_scope", "keys", "{\"id\": \"k\", \"name\": \"k\"}"));

    assertThat(ids(state))
        .isEqualTo(Map.of("secret_scopes.keys", "k", "secret_scopes.keys.permissions", "k"));
  }

  @Test
  void rememberWhatDependsOnWhat() {
    State state =
        read(
            one("databricks_schema", "s", "{\"id\": \"main.s\"}")
                + """
                , {"type": "databricks_volume", "name": "v", "mode": "managed", "instances": [
                   {"attributes": {"id": "main.s.v"},
                    "dependencies": ["databricks_schema.s", "databricks_gone.x"]}]}
                """);

    Recorded volume = requireNonNull(state.resources().get(ResourceKey.of("volumes", "v")));
    assertThat(volume.dependsOn())
        .containsExactly(new Dependency("resources.schemas.s", "${resources.schemas.s.id}"));
  }

  @Test
  void leavesOutWhatWasNeverMadeOrIsOnlyLeftOver() {
    State state =
        read(
            """
            {"mode": "managed", "type": "databricks_job", "name": "a", "instances": []},
            {"mode": "managed", "type": "databricks_job", "name": "b", "instances": [
              {"deposed": "0123abcd", "attributes": {"id": "old"}},
              {"status": "tainted", "attributes": {"id": "new"}}]}
            """);
    assertThat(ids(state)).isEqualTo(Map.of("jobs.b", "new"));
  }

  @Test
  void keepsATypeThatNobodyKnowsForThePlanToRefuse() {
    assertThat(ids(read(one("databricks_quantum", "q", "{\"id\": \"1\"}"))))
        .isEqualTo(Map.of("databricks_quantum.q", "1"));
  }

  @Test
  void isEmptyAfterEverythingWasDestroyed() {
    assertThat(read("").resources()).isEmpty();
  }

  @Test
  void refusesAResourceWithoutId() {
    Stops.with("terraform-state", () -> read(one("databricks_job", "a", "{\"id\": null}")))
        .satisfies(d -> {
          assertThat(d.summary()).contains("databricks_job.a has no id");
          assertThat(d.spans().getFirst().file()).isEqualTo(WHERE);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "5", "\"4\"", "null", "[]", "4000000000000000000000", "1e999"})
  void refusesOtherForms(String version) {
    String file = "{\"version\": " + version + ", \"serial\": 1, \"lineage\": \"l\"}";
    Stops.with("terraform-state", () -> candidate(file).read().get())
        .satisfies(d -> {
          assertThat(d.summary()).startsWith("unsupported deployment state version: ");
          assertThat(d.spans()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"version\": 4",
        "{\"version\": 4, \"serial\": 1}",
        "{\"version\": 4, \"serial\": 1, \"lineage\": 3}",
        "{\"version\": 4, \"serial\": \"1\", \"lineage\": \"l\"}",
        "{\"version\": 4, \"serial\": 1e400, \"lineage\": \"l\"}",
        "{\"version\": 4, \"serial\": 99999999999999999999, \"lineage\": \"l\"}",
        "{\"version\": 4, \"lineage\": \"l\"}"
      })
  void refusesDamagedFilesAndSaysWhich(String file) {
    Stops.with("state-unreadable", () -> candidate(file))
        .satisfies(d -> assertThat(d.spans().getFirst().file()).isEqualTo(WHERE));
  }

  @Test
  void saysWhereTheFileIsBroken() {
    Stops.with("state-unreadable", () -> candidate("{\n  \"version\": 4,\n  oops\n}"))
        .satisfies(d -> assertThat(d.spans().getFirst().line()).isEqualTo(3));
  }

  @Test
  void survivesNestingWithoutEnd() {
    Stops.with("state-unreadable", () -> candidate("{\"a\":" + "[".repeat(200_000)));
  }

  @Test
  void readsALargeFileInReasonableTime() {
    String many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> one("databricks_job", "j" + i, "{\"id\": \"" + i + "\"}"))
            .collect(Collectors.joining(","));
    assertThat(read(many).resources()).hasSize(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "{}", "[3]", "[null]", "[[]]", "[{}]", "[{\"instances\": 4}]"})
  void refusesResourcesOfAnotherShape(String resources) {
    String file = "{" + HEAD + ", \"resources\": " + resources + "}";
    Stops.with("terraform-state", () -> candidate(file).read().get());
  }

  @Test
  void refusesAResourceThatIsThereTwice() {
    String job = one("databricks_job", "a", "{\"id\": \"1\"}");
    Stops.with("terraform-state", () -> read(job + "," + job));
  }

  private static State read(String resources) {
    return candidate("{" + HEAD + ", \"outputs\": {}, \"resources\": [" + resources + "]}")
        .read()
        .get();
  }

  private static Candidate candidate(String file) {
    return Candidate.terraform(Origin.TERRAFORM_REMOTE, WHERE, file.getBytes(UTF_8));
  }

  private static String one(String type, String name, String attributes) {
    return """
    {"mode": "managed", "type": "%s", "name": "%s", "instances": [{"attributes": %s}]}\
    """
        .formatted(type, name, attributes);
  }

  private static Map<String, String> ids(State state) {
    return state.resources().entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().toString(), each -> each.getValue().id()));
  }
}
