package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Versions with stages and tags, and the runs that make them, as the API's pages say.
class ModelsApiTest {
  private static final String MLFLOW = "/api/2.0/mlflow/";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void versionsGoThroughStagesAndArchiveWhoWasThere() {
    versions(2);
    move(1, "production", true);
    LocalApi.Answer moved = move(2, "Production", true);

    assertThat(moved.at("/model_version/current_stage")).isEqualTo("Production");
    assertThat(version(1).at("/model_version/current_stage")).isEqualTo("Archived");
    assertThat(
            api.get(MLFLOW + "registered-models/get?name=m")
                .json()
                .at("/registered_model/latest_versions"))
        .hasSize(2);
  }

  @Test
  void unknownStagesAndArchivingIntoNoneAreRefused() {
    versions(1);

    assertThat(move(1, "Live", false).at("/error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(move(1, "None", true).status()).isEqualTo(400);
  }

  @Test
  void versionsThatServeAreNotDeleted() {
    versions(1);
    move(1, "Staging", false);
    String one = MLFLOW + "model-versions/delete?name=m&version=1";

    assertThat(api.delete(one).status()).isEqualTo(400);
    move(1, "Archived", false);
    assertThat(api.delete(one).status()).isEqualTo(200);
    assertThat(version(1).status()).isEqualTo(404);
  }

  @Test
  void versionsAreListedAndTaggedAndGoWithTheirModel() {
    versions(3);
    api.post(
        MLFLOW + "model-versions/set-tag",
        "{'name': 'm', 'version': '3', 'key': 'a', 'value': 'b'}");

    assertThat(
            api.get(MLFLOW + "model-versions/search?filter=name%3D%27m%27&max_results=2")
                .json()
                .path("model_versions")
                .findValuesAsText("version"))
        .containsExactly("3", "2");
    assertThat(version(3).at("/model_version/tags/0/value")).isEqualTo("b");
    api.delete(MLFLOW + "model-versions/delete-tag?name=m&version=3&key=a");
    assertThat(version(3).json().at("/model_version/tags")).isEmpty();
    api.post(MLFLOW + "registered-models/rename", "{'name': 'm', 'new_name': 'n'}");
    assertThat(version(3).status()).isEqualTo(404);
    assertThat(api.get(MLFLOW + "model-versions/get?name=n&version=3").status()).isEqualTo(200);
    api.delete(MLFLOW + "registered-models/delete?name=n");
    assertThat(api.get(MLFLOW + "model-versions/get?name=n&version=3").status()).isEqualTo(404);
  }

  @Test
  void aFilterThatIsNotUnderstoodFindsNothing() {
    versions(1);
    String search = MLFLOW + "model-versions/search?filter=";

    assertThat(api.get(search + "name%3D%22m%22").json().path("model_versions")).hasSize(1);
    assertThat(api.get(search + "name%3D%27n%27").json().path("model_versions")).isEmpty();
    assertThat(api.get(search + "name%3D%27m%27%27%27").json().path("model_versions")).isEmpty();
    assertThat(api.get(search + "name%3D%27m%27s%27").at("/error_code"))
        .isEqualTo("INVALID_PARAMETER_VALUE");
  }

  @Test
  void tagsOfModelsInUnityCatalogAreSeenByMlflowOnly() {
    String models = "/api/2.1/unity-catalog/models";
    String tags = MLFLOW + "unity-catalog/registered-models/";
    api.post(models, "{'name': 'm', 'catalog_name': 'main', 'schema_name': 'default'}");
    String tag = "{'name': 'main.default.m', 'key': '%s', 'value': '%s'}";
    api.post(tags + "set-tag", tag.formatted("team", "ml"));
    api.post(tags + "set-tag", tag.formatted("team", "core"));
    assertThat(api.post(tags + "set-tag", tag.formatted("a.b", "x")).status()).isEqualTo(400);
    assertThat(api.post(tags + "set-tag", tag.replace("main", "none")).status()).isEqualTo(404);

    assertThat(api.get(tags + "get?name=main.default.m").json().at("/registered_model/tags"))
        .hasToString("[{\"key\":\"team\",\"value\":\"core\"}]");
    assertThat(api.get(models + "/main.default.m").json().has("tags")).isFalse();
    api.patch(models + "/main.default.m", "{'new_name': 'n'}");
    assertThat(api.get(tags + "get?name=main.default.n").json().at("/registered_model/tags"))
        .hasSize(1);
    api.delete(tags + "delete-tag?name=main.default.n&key=team");
    assertThat(
            api.get(tags + "get?name=main.default.n").json().path("registered_model").has("tags"))
        .isFalse();
  }

  @Test
  void deletingAVersionOfUnityCatalogTakesItsAliasesAlong() {
    String models = "/api/2.1/unity-catalog/models";
    api.post(models, "{'name': 'm', 'catalog_name': 'main', 'schema_name': 'default'}");
    String create = MLFLOW + "unity-catalog/model-versions/create";
    api.post(create, "{'name': 'main.default.m', 'source': 's3://a'}");
    api.put(models + "/main.default.m/aliases/champion", "{'version_num': 1}");

    api.delete(models + "/main.default.m/versions/1");

    assertThat(api.get(models + "/main.default.m").json().path("aliases")).isEmpty();
    assertThat(api.get(models + "/main.default.m/versions/1").status()).isEqualTo(404);
  }

  @Test
  void ofSeveralValuesOfAMetricTheLastCounts() {
    String experiment =
        api.post(MLFLOW + "experiments/create", "{'name': '/Shared/e'}").at("/experiment_id");
    String run =
        api.post(MLFLOW + "runs/create", "{'experiment_id': '" + experiment + "'}")
            .at("/run/info/run_id");
    String metric = "{'run_id': '" + run + "', 'key': 'f1', 'value': %s}";
    api.post(MLFLOW + "runs/log-metric", metric.formatted("0.1"));
    api.post(MLFLOW + "runs/log-metric", metric.formatted("0.2"));
    api.post(
        MLFLOW + "runs/update", "{'run_id': '" + run + "', 'status': 'FINISHED', 'end_time': 2}");

    LocalApi.Answer read = api.get(MLFLOW + "runs/get?run_id=" + run);
    assertThat(read.json().at("/run/data/metrics")).hasSize(1);
    assertThat(read.at("/run/data/metrics/0/value")).isEqualTo("0.2");
    assertThat(read.at("/run/info/status")).isEqualTo("FINISHED");
    assertThat(api.get(MLFLOW + "runs/get?run_id=x").status()).isEqualTo(404);
  }

  private void versions(int count) {
    api.post(MLFLOW + "registered-models/create", "{'name': 'm'}");
    for (int i = 0; i < count; i++) {
      api.post(MLFLOW + "model-versions/create", "{'name': 'm', 'source': 's3://a'}");
    }
  }

  private LocalApi.Answer version(int number) {
    return api.get(MLFLOW + "model-versions/get?name=m&version=" + number);
  }

  private LocalApi.Answer move(int version, String stage, boolean archive) {
    return api.post(
        MLFLOW + "model-versions/transition-stage",
        "{'name': 'm', 'version': '%d', 'stage': '%s', 'archive_existing_versions': %s}"
            .formatted(version, stage, archive));
  }
}
