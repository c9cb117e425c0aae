package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MlflowTest {
  private static final String EXPERIMENTS = "/api/2.0/mlflow/experiments/";
  private static final String MODELS = "/api/2.0/mlflow/registered-models/";
  private static final String NAME = LocalApi.HOME + "/experiment";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void keepsNamesWithoutWorkspaceInFront() {
    String id = experiment("/Workspace" + NAME);

    LocalApi.Answer answer = api.get(EXPERIMENTS + "get?experiment_id=" + id);

    assertThat(id).matches("\\d{15,19}");
    assertThat(answer.at("/experiment/name")).isEqualTo(NAME);
    assertThat(answer.at("/experiment/lifecycle_stage")).isEqualTo("active");
    assertThat(answer.at("/experiment/artifact_location"))
        .isEqualTo("dbfs:/databricks/mlflow-tracking/" + id);
  }

  @Test
  void experimentsLieInTheWorkspaceTree() {
    String id = experiment(NAME);

    LocalApi.Answer node = api.get("/api/2.0/workspace/get-status?path=" + NAME);

    assertThat(node.at("/object_type")).isEqualTo("MLFLOW_EXPERIMENT");
    assertThat(node.at("/object_id")).isEqualTo(id);
  }

  @Test
  void deletingTheFolderDeletesTheExperiment() {
    api.post("/api/2.0/workspace/mkdirs", "{'path': '" + LocalApi.HOME + "/a'}");
    String id = experiment(LocalApi.HOME + "/a/e");

    api.post("/api/2.0/workspace/delete", "{'path': '" + LocalApi.HOME + "/a', 'recursive': true}");

    assertThat(api.get(EXPERIMENTS + "get?experiment_id=" + id).at("/experiment/lifecycle_stage"))
        .isEqualTo("deleted");
  }

  @Test
  void aDeletedExperimentFreesItsNameUntilItIsRestored() {
    String first = experiment(NAME);
    assertThat(api.post(EXPERIMENTS + "create", "{'name': '" + NAME + "'}").at("/error_code"))
        .isEqualTo("RESOURCE_ALREADY_EXISTS");
    api.post(EXPERIMENTS + "delete", "{'experiment_id': '" + first + "'}");

    String second = experiment(NAME);
    LocalApi.Answer restored =
        api.post(EXPERIMENTS + "restore", "{'experiment_id': '" + first + "'}");

    assertThat(second).isNotEqualTo(first).isNotEmpty();
    assertThat(restored.at("/error_code")).isEqualTo("RESOURCE_ALREADY_EXISTS");
    assertThat(byName(NAME)).isEqualTo(second);
  }

  @Test
  void renamesAndTags() {
    String id = experiment(NAME);

    api.post(
        EXPERIMENTS + "update", "{'experiment_id': '" + id + "', 'new_name': '" + NAME + "2'}");
    api.post(
        EXPERIMENTS + "set-experiment-tag",
        "{'experiment_id': '" + id + "', 'key': 'k', 'value': 'v'}");

    assertThat(byName(NAME + "2")).isEqualTo(id);
    assertThat(api.get(EXPERIMENTS + "get-by-name?experiment_name=" + NAME).status())
        .isEqualTo(404);
    assertThat(api.get(EXPERIMENTS + "get?experiment_id=" + id).text())
        .contains("{\"key\":\"k\",\"value\":\"v\"}");
  }

  @Test
  void listsInPagesAndSearchesByName() {
    experiment(NAME + "1");
    experiment(NAME + "2");

    LocalApi.Answer first = api.get(EXPERIMENTS + "list?max_results=1");
    LocalApi.Answer second =
        api.get(EXPERIMENTS + "list?max_results=1&page_token=" + first.at("/next_page_token"));
    String filter = "{\"filter\": \"name LIKE '%2'\"}";
    LocalApi.Answer found = api.raw("POST", EXPERIMENTS + "search", filter, "token");

    assertThat(first.json().path("experiments")).hasSize(1);
    assertThat(second.json().path("experiments")).hasSize(1);
    assertThat(found.json().findValuesAsText("name")).containsExactly(NAME + "2");
  }

  @Test
  void modelsHaveAnIdOnlyInTheDatabricksForm() {
    LocalApi.Answer created = api.post(MODELS + "create", "{'name': 'm', 'description': 'a'}");

    LocalApi.Answer plain = api.get(MODELS + "get?name=m");
    LocalApi.Answer full = api.get("/api/2.0/mlflow/databricks/registered-models/get?name=m");

    assertThat(created.at("/registered_model/name")).isEqualTo("m");
    assertThat(plain.json().at("/registered_model").has("id")).isFalse();
    assertThat(full.at("/registered_model_databricks/id")).matches("[0-9a-f]{32}");
    assertThat(api.post(MODELS + "create", "{'name': 'm'}").at("/message"))
        .isEqualTo("RegisteredModel 'm' already exists.");
  }

  @Test
  void modelsChangeTheirDescriptionAndGo() {
    api.post(MODELS + "create", "{'name': 'm', 'description': 'a'}");

    api.patch(MODELS + "update", "{'name': 'm', 'description': 'b'}");

    assertThat(api.get(MODELS + "list").at("/registered_models/0/description")).isEqualTo("b");
    assertThat(api.delete(MODELS + "delete?name=m").status()).isEqualTo(200);
    assertThat(api.delete(MODELS + "delete?name=m").status()).isEqualTo(404);
  }

  private String experiment(String name) {
    return api.post(EXPERIMENTS + "create", "{'name': '" + name + "'}").at("/experiment_id");
  }

  private String byName(String name) {
    return api.get(EXPERIMENTS + "get-by-name?experiment_name=" + name)
        .at("/experiment/experiment_id");
  }
}
