package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnityTest {
  private static final String UC = "/api/2.1/unity-catalog/";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void addsOwnerNamesAndTimes() {
    JsonNode schema = create("schemas", "'name': 's', 'catalog_name': 'main'").json();

    assertThat(schema.path("full_name").asText()).isEqualTo("main.s");
    assertThat(schema.path("owner").asText()).isEqualTo(LocalApi.USER);
    assertThat(schema.path("metastore_id").asText()).isNotEmpty();
    assertThat(schema.path("created_at").asLong()).isPositive();
    assertThat(schema.path("enable_predictive_optimization").asText()).isEqualTo("INHERIT");
  }

  @Test
  void catalogsAreBornWithTwoSchemas() {
    create("catalogs", "'name': 'c'");

    LocalApi.Answer schemas = api.get(UC + "schemas?catalog_name=c");

    assertThat(schemas.json().findValuesAsText("name"))
        .containsExactly("default", "information_schema");
  }

  @Test
  void managedVolumesAndModelsGetAPlace() {
    String in = "'catalog_name': 'main', 'schema_name': 'default'";

    LocalApi.Answer volume = create("volumes", "'name': 'v', 'volume_type': 'MANAGED', " + in);
    LocalApi.Answer model = create("models", "'name': 'my-model', " + in);

    assertThat(volume.at("/storage_location")).startsWith("s3://");
    assertThat(model.at("/full_name")).isEqualTo("main.default.my-model");
    assertThat(model.at("/storage_location")).startsWith("s3://");
  }

  @Test
  void changesWhatIsGivenAndKeepsTheRest() {
    create(
        "schemas", "'name': 's', 'catalog_name': 'main', 'comment': 'a', 'properties': {'k': 'v'}");

    api.patch(UC + "schemas/main.s", "{'comment': 'b'}");

    LocalApi.Answer schema = api.get(UC + "schemas/main.s");
    assertThat(schema.at("/comment")).isEqualTo("b");
    assertThat(schema.at("/properties/k")).isEqualTo("v");
  }

  @Test
  void renamingTakesContentsAndGrantsAlong() {
    create("schemas", "'name': 's', 'catalog_name': 'main'");
    create(
        "volumes",
        "'name': 'v', 'volume_type': 'MANAGED', 'catalog_name': 'main', 'schema_name': 's'");
    grant("schema/main.s", "'principal': 'p', 'add': ['SELECT']");

    LocalApi.Answer renamed = api.patch(UC + "schemas/main.s", "{'new_name': 't'}");

    assertThat(renamed.at("/full_name")).isEqualTo("main.t");
    assertThat(api.get(UC + "schemas/main.s").status()).isEqualTo(404);
    assertThat(api.get(UC + "volumes/main.t.v").at("/schema_name")).isEqualTo("t");
    assertThat(privileges("schema/main.t", "p")).containsExactly("SELECT");
  }

  @Test
  void renamingOntoSomethingIsRefused() {
    create("schemas", "'name': 's', 'catalog_name': 'main'");

    LocalApi.Answer answer = api.patch(UC + "schemas/main.s", "{'new_name': 'default'}");

    assertThat(answer.at("/error_code")).isEqualTo("SCHEMA_ALREADY_EXISTS");
    assertThat(api.get(UC + "schemas/main.s").status()).isEqualTo(200);
  }

  @Test
  void deletesWhatIsFullOnlyByForce() {
    create("catalogs", "'name': 'c'");
    create(
        "volumes",
        "'name': 'v', 'volume_type': 'MANAGED', 'catalog_name': 'c', 'schema_name': 'default'");

    LocalApi.Answer refused = api.delete(UC + "catalogs/c");
    LocalApi.Answer forced = api.delete(UC + "catalogs/c?force=true");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(forced.status()).isEqualTo(200);
    for (String gone : List.of("catalogs/c", "schemas/c.default", "volumes/c.default.v")) {
      assertThat(api.get(UC + gone).status()).as(gone).isEqualTo(404);
    }
  }

  @Test
  void deletingForgetsGrants() {
    create("schemas", "'name': 's', 'catalog_name': 'main'");
    grant("schema/main.s", "'principal': 'p', 'add': ['SELECT']");
    api.delete(UC + "schemas/main.s");

    create("schemas", "'name': 's', 'catalog_name': 'main'");

    assertThat(api.get(UC + "permissions/schema/main.s").json().at("/privilege_assignments"))
        .isEmpty();
  }

  @Test
  void listsInPages() {
    for (int i = 0; i < 5; i++) {
      create("schemas", "'name': 's" + i + "', 'catalog_name': 'main'");
    }

    LocalApi.Answer first = api.get(UC + "schemas?catalog_name=main&max_results=4");
    LocalApi.Answer second =
        api.get(
            UC
                + "schemas?catalog_name=main&max_results=4&page_token="
                + first.at("/next_page_token"));

    assertThat(first.json().path("schemas")).hasSize(4);
    assertThat(second.json().path("schemas")).hasSize(3);
    assertThat(second.json().has("next_page_token")).isFalse();
  }

  @Test
  void grantsAddUp() {
    grant("catalog/main", "'principal': 'p', 'add': ['USE CATALOG', 'USE_SCHEMA']");
    grant("catalog/main", "'principal': 'p', 'add': ['SELECT'], 'remove': ['USE_SCHEMA']");

    assertThat(privileges("catalog/main", "p")).containsExactly("SELECT", "USE_CATALOG");
  }

  @Test
  void removingAllPrivilegesRemovesEachOfThem() {
    grant("catalog/main", "'principal': 'p', 'add': ['USE_CATALOG', 'USE_SCHEMA']");
    grant("catalog/main", "'principal': 'p', 'add': ['SELECT'], 'remove': ['ALL_PRIVILEGES']");
    assertThat(privileges("catalog/main", "p")).containsExactly("SELECT");

    grant("catalog/main", "'principal': 'p', 'remove': ['ALL_PRIVILEGES']");
    assertThat(api.get(UC + "permissions/catalog/main").json().at("/privilege_assignments"))
        .isEmpty();
  }

  @Test
  void grantsComeInPagesWhenAskedFor() {
    for (String principal : List.of("a", "b", "c")) {
      grant("catalog/main", "'principal': '" + principal + "', 'add': ['SELECT']");
    }

    LocalApi.Answer first = api.get(UC + "permissions/catalog/main?max_results=2");
    LocalApi.Answer second =
        api.get(
            UC
                + "permissions/catalog/main?max_results=2&page_token="
                + first.at("/next_page_token"));

    assertThat(first.json().path("privilege_assignments")).hasSize(2);
    assertThat(second.json().path("privilege_assignments")).hasSize(1);
    assertThat(api.get(UC + "permissions/catalog/main").json().path("privilege_assignments"))
        .hasSize(3);
  }

  @Test
  void modelsAreGrantedAsFunctionsAndInheritFromAbove() {
    create("models", "'name': 'm', 'catalog_name': 'main', 'schema_name': 'default'");
    grant("function/main.default.m", "'principal': 'p', 'add': ['EXECUTE']");
    grant("catalog/main", "'principal': 'p', 'add': ['USE_CATALOG']");

    LocalApi.Answer effective = api.get(UC + "effective-permissions/function/main.default.m");

    assertThat(effective.json().findValuesAsText("privilege"))
        .containsExactly("EXECUTE", "USE_CATALOG");
    assertThat(effective.at("/privilege_assignments/0/privileges/1/inherited_from_type"))
        .isEqualTo("CATALOG");
  }

  @Test
  void aliasesPointToVersionsThatAreThere() {
    create("models", "'name': 'm', 'catalog_name': 'main', 'schema_name': 'default'");
    String alias = UC + "models/main.default.m/aliases/champion";
    assertThat(api.put(alias, "{'version_num': 1}").status()).isEqualTo(404);
    String version = "/api/2.0/mlflow/unity-catalog/model-versions/create";
    api.post(version, "{'name': 'main.default.m', 'source': 'dbfs:/a'}");
    api.post(version, "{'name': 'main.default.m', 'source': 'dbfs:/b'}");

    api.put(alias, "{'version_num': 1}");
    api.put(alias, "{'version_num': 2}");

    assertThat(api.get(alias).at("/source")).isEqualTo("dbfs:/b");
    assertThat(api.get(UC + "models/main.default.m").json().path("aliases")).hasSize(1);
    assertThat(api.get(UC + "models/main.default.m/versions").json().path("model_versions"))
        .hasSize(2);
  }

  @Test
  void monitorsNeedTheirTableAndBecomeActive() {
    create(
        "tables",
        "'name': 't', 'catalog_name': 'main', 'schema_name': 'default', 'table_type': 'MANAGED',"
            + " 'data_source_format': 'DELTA', 'storage_location': 's3://x'");
    String monitor = UC + "tables/main.default.t/monitor";
    String body = "{'assets_dir': '/x', 'output_schema_name': 'main.default', 'snapshot': {}}";

    LocalApi.Answer created = api.post(monitor, body);

    assertThat(created.at("/status")).isEqualTo("MONITOR_STATUS_PENDING");
    assertThat(created.at("/drift_metrics_table_name")).isEqualTo("main.default.t_drift_metrics");
    assertThat(api.get(monitor).at("/status")).isEqualTo("MONITOR_STATUS_PENDING");
    assertThat(api.get(monitor).at("/status")).isEqualTo("MONITOR_STATUS_ACTIVE");
    assertThat(api.put(monitor, "{'output_schema_name': 'main.default'}").status()).isEqualTo(400);
    assertThat(api.delete(monitor).status()).isEqualTo(200);
    assertThat(api.get(monitor).status()).isEqualTo(404);
  }

  private LocalApi.Answer create(String kind, String fields) {
    return api.post(UC + kind, "{" + fields + "}");
  }

  private void grant(String target, String change) {
    LocalApi.Answer answer =
        api.patch(UC + "permissions/" + target, "{'changes': [{" + change + "}]}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private List<String> privileges(String target, String principal) {
    LocalApi.Answer answer = api.get(UC + "permissions/" + target + "?principal=" + principal);
    return answer
        .json()
        .at("/privilege_assignments/0/privileges")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }
}
