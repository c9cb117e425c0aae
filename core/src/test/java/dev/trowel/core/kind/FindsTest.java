package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindsTest {

  private static final String OURS = "/Workspace/b/state/metadata.json";
  private static final String THEIRS = "/Workspace/other/state/metadata.json";
  private static final String CLUSTERS =
      "{clusters: [{cluster_id: '1', cluster_name: c}, {cluster_id: '2', cluster_name: d},"
          + " {cluster_id: '3', cluster_name: c}]}";
  private static final String JOBS = "GET /api/2.2/jobs/list?limit=100&name=nightly";

  @Test
  void findsTheJobOfThisDeploymentAmongAllOfThatName() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(JOBS, jobs("p2", job(1, "nightly", THEIRS), job(2, "Nightly", OURS)))
            .on(JOBS + "&page_token=p2", jobs("", job(3, "nightly", OURS)));
    assertThat(Jobs.KIND.operations().search(rest, settings("nightly", OURS)).ids())
        .containsExactly("3");
  }

  @Test
  void findsNoJobWithoutDeployment() {
    ScriptedRest rest = ScriptedRest.empty().on(JOBS, jobs("", job(1, "nightly", "")));
    ObjectNode settings = Json.object().put("name", "nightly");
    assertThat(Jobs.KIND.operations().search(rest, settings).ids()).isEmpty();
  }

  @Test
  void givesAllJobsThatFitAndChoosesNone() {
    ScriptedRest rest =
        ScriptedRest.empty().on(JOBS, jobs("", job(1, "nightly", OURS), job(2, "nightly", OURS)));
    ObjectNode settings = settings("nightly", OURS);
    assertThat(Jobs.KIND.operations().search(rest, settings).ids()).containsExactly("1", "2");
  }

  @Test
  void looksIntoEachPipelineOfThatName() {
    String list = "GET /api/2.0/pipelines?filter=name LIKE 'it''s'&max_results=100";
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(list, Json.of(Map.of("statuses", List.of(pipeline("a"), pipeline("b")))))
            .on("GET /api/2.0/pipelines/a", Json.of(Map.of("spec", spec("it's", THEIRS))))
            .on("GET /api/2.0/pipelines/b", Json.of(Map.of("spec", spec("it's", OURS))));
    assertThat(Pipelines.KIND.operations().search(rest, settings("it's", OURS)).ids())
        .containsExactly("b");
  }

  @Test
  void findsAnExperimentByTheNameTheWorkspaceKeeps() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(
                "GET /api/2.0/mlflow/experiments/get-by-name?experiment_name=/Users/j/x",
                Json.of(Map.of("experiment", Map.of("experiment_id", "7"))));
    ObjectNode settings = Json.object().put("name", "/Workspace/Users/j/x");
    assertThat(Experiments.KIND.operations().search(rest, settings).ids()).containsExactly("7");
  }

  @Test
  void findsUnityCatalogObjectsByFullName() {
    ObjectNode settings =
        Json.object().put("catalog_name", "a b").put("schema_name", "s").put("name", "v");
    ScriptedRest rest =
        ScriptedRest.empty().on("GET /api/2.1/unity-catalog/volumes/a%20b.s.v", Json.object());
    assertThat(Volumes.KIND.operations().search(rest, settings).ids()).containsExactly("a b.s.v");
    assertThat(Volumes.KIND.operations().search(ScriptedRest.empty(), settings).ids()).isEmpty();
  }

  @Test
  void findsAllClustersThatAreAlike() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on("GET /api/2.1/clusters/list?page_size=100", ScriptedRest.tree(CLUSTERS))
            .on("GET /api/2.1/clusters/get?cluster_id=1", ScriptedRest.tree("{cluster_name: c}"))
            .on(
                "GET /api/2.1/clusters/get?cluster_id=3",
                ScriptedRest.tree("{cluster_name: c, spark_version: '15'}"));
    ObjectNode settings = Json.object().put("cluster_name", "c").put("spark_version", "15");
    assertThat(Clusters.KIND.operations().search(rest, settings))
        .isEqualTo(new Search(List.of("3"), true));
  }

  /// Otherwise a new one of that name would be taken for what was there before.
  @Test
  void doesNotFindWhatIsOnItsWayOut() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on("GET /api/2.0/apps/n", ScriptedRest.tree("{compute_status: {state: DELETING}}"))
            .on("GET /api/2.0/database/instances/n", ScriptedRest.tree("{state: DELETING}"))
            .on(
                "GET /api/2.0/sql/warehouses",
                ScriptedRest.tree("{warehouses: [{id: w, name: n, state: DELETED}]}"));
    Search nothing = new Search(List.of(), true);
    ObjectNode settings = Json.object().put("name", "n");
    assertThat(Stream.of(Apps.KIND, DatabaseInstances.KIND, SqlWarehouses.KIND))
        .allSatisfy(
            kind -> assertThat(kind.operations().search(rest, settings)).isEqualTo(nothing));
  }

  @Test
  void isNotCertainWithoutAnAnswer() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(JOBS, new Answer.Unclear("reset"))
            .on("GET /api/2.1/unity-catalog/catalogs/c", new Answer.Refused(403, "", "no"));
    assertThat(Jobs.KIND.operations().search(rest, settings("nightly", OURS)).isCertain())
        .isFalse();
    assertThat(Catalogs.KIND.operations().search(rest, Json.object().put("name", "c")).isCertain())
        .isFalse();
  }

  private static ObjectNode settings(String name, String deployment) {
    return Json.copy(spec(name, deployment));
  }

  private static JsonNode spec(String name, String deployment) {
    return Json.of(Map.of("name", name, "deployment", Map.of("metadata_file_path", deployment)));
  }

  private static JsonNode job(int id, String name, String deployment) {
    JsonNode settings =
        deployment.isEmpty() ? Json.object().put("name", name) : spec(name, deployment);
    return Json.object().put("job_id", id).set("settings", settings);
  }

  private static JsonNode jobs(String next, JsonNode... jobs) {
    return Json.object().put("next_page_token", next).set("jobs", Json.of(List.of(jobs)));
  }

  private static Map<String, String> pipeline(String id) {
    return Map.of("pipeline_id", id);
  }
}
