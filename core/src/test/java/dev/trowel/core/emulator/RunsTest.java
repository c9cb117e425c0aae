package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How runs go on that nobody executes, and what can be said of their ends beforehand.
class RunsTest {

  private static final String OUTCOMES = "/.well-known/trowel-local/runs";
  private static final String JOBS = "/api/2.2/jobs/";
  private static final String UC = "/api/2.1/unity-catalog/";
  private static final String WORK = "'notebook_task': {'notebook_path': '/x'}";
  private static final String CHAIN =
      "'tasks': [{'task_key': 'a', W}, {'task_key': 'b', W, 'depends_on': [{'task_key': 'a'}]},"
              .replace("W", WORK)
          + " {'task_key': 'c', W, 'depends_on': [{'task_key': 'b'}], 'run_if': 'ALL_DONE'}]"
              .replace("W", WORK);

  private final LocalApi api = LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).steered(true));

  @AfterEach
  void close() {
    api.close();
  }

  private String submit(String body) {
    LocalApi.Answer answer = api.post(JOBS + "runs/submit", "{" + body + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.at("/run_id");
  }

  private LocalApi.Answer look(String run) {
    return api.get(JOBS + "runs/get?run_id=" + run);
  }

  private LocalApi.Answer end(String run) {
    LocalApi.Answer seen = look(run);
    for (int i = 0; i < 20 && seen.at("/end_time").isEmpty(); i++) {
      seen = look(run);
    }
    return seen;
  }

  private LocalApi.Answer output(JsonNode task) {
    return api.get(JOBS + "runs/get-output?run_id=" + task.path("run_id").asText());
  }

  private void outcome(String json) {
    assertThat(api.post(OUTCOMES, json).status()).isEqualTo(200);
  }

  private static List<String> states(LocalApi.Answer run) {
    List<String> states = new ArrayList<>();
    run.json()
        .path("tasks")
        .forEach(task -> {
          JsonNode state = task.path("state");
          String result = state.path("result_state").asText("");
          states.add(result.isEmpty() ? state.path("life_cycle_state").asText() : result);
        });
    return states;
  }

  @Test
  void tasksRunOneAfterAnother() {
    String run = submit("'run_name': 'x', " + CHAIN);

    assertThat(states(look(run))).containsExactly("PENDING", "BLOCKED", "BLOCKED");
    assertThat(states(look(run))).containsExactly("RUNNING", "BLOCKED", "BLOCKED");
    assertThat(states(look(run))).containsExactly("SUCCESS", "RUNNING", "BLOCKED");
    assertThat(states(look(run))).containsExactly("SUCCESS", "SUCCESS", "RUNNING");
    LocalApi.Answer over = look(run);
    assertThat(states(over)).containsOnly("SUCCESS");
    assertThat(over.at("/state/life_cycle_state")).isEqualTo("TERMINATED");
    assertThat(over.at("/run_type")).isEqualTo("SUBMIT_RUN");
    assertThat(over.text()).doesNotContain("\"_");
  }

  @Test
  void submitsOnceForOneToken() {
    String body = "'idempotency_token': 'once', 'tasks': [{'task_key': 'a'}]";

    assertThat(submit(body)).isEqualTo(submit(body));
    assertThat(api.post(JOBS + "runs/submit", "{'run_name': 'empty'}").status()).isEqualTo(400);
  }

  @Test
  void aTaskFailsAsWasSaid() {
    outcome(
        "{'job': 'trai*', 'task': 'a', 'result_state': 'FAILED', 'error': 'ValueError: no data',"
            + " 'error_trace': 'Traceback'}");

    LocalApi.Answer run = end(submit("'run_name': 'training', " + CHAIN));

    assertThat(states(run)).containsExactly("FAILED", "UPSTREAM_FAILED", "SUCCESS");
    assertThat(run.at("/state/result_state")).isEqualTo("SUCCESS_WITH_FAILURES");
    LocalApi.Answer left = output(run.json().path("tasks").path(0));
    assertThat(left.at("/error")).isEqualTo("ValueError: no data");
    assertThat(left.at("/error_trace")).isEqualTo("Traceback");
  }

  @Test
  void aRunFailsWithItsLastTask() {
    outcome("{'task': 'a', 'result_state': 'FAILED'}");

    LocalApi.Answer run = end(submit("'tasks': [{'task_key': 'a'}]"));

    assertThat(run.at("/state/life_cycle_state")).isEqualTo("INTERNAL_ERROR");
    assertThat(run.at("/state/state_message"))
        .isEqualTo("Task a failed with message: Workload failed, see run output for details.");
    api.delete(OUTCOMES);
    assertThat(end(submit("'tasks': [{'task_key': 'a'}]")).at("/state/result_state"))
        .isEqualTo("SUCCESS");
  }

  @Test
  void runsOnlyWhatWasAskedFor() {
    String id = api.post(JOBS + "create", "{'name': 'x', " + CHAIN + "}").at("/job_id");
    String run = api.post(JOBS + "run-now", "{'job_id': " + id + ", 'only': ['b+']}").at("/run_id");

    assertThat(states(end(run))).containsExactly("DISABLED", "SUCCESS", "SUCCESS");
    assertThat(api.post(JOBS + "run-now", "{'job_id': " + id + ", 'only': ['z']}").text())
        .contains("Task 'z' does not exist");
  }

  @Test
  void aTaskDoesWhatWasSaidWhenItEndsWell() {
    model();
    outcome(
        "{'task': 'train', 'notebook_output': 'done', 'effects': [{'method': 'POST', 'path':"
            + " '/api/2.0/mlflow/unity-catalog/model-versions/create', 'body': {'name':"
            + " '{{job.parameters.model}}', 'source': 'dbfs:/m', 'run_id': '{{job.run_id}}'}}]}");
    String job =
        api.post(
                JOBS + "create",
                "{'name': 'x', 'parameters': [{'name': 'model', 'default': 'main.default.m'}],"
                    + " 'tasks': [{'task_key': 'train', "
                    + WORK
                    + "}]}")
            .at("/job_id");

    String run = api.post(JOBS + "run-now", "{'job_id': " + job + "}").at("/run_id");
    LocalApi.Answer over = end(run);

    assertThat(output(over.json().path("tasks").path(0)).at("/notebook_output/result"))
        .isEqualTo("done");
    LocalApi.Answer version = api.get(UC + "models/main.default.m/versions/1");
    assertThat(version.at("/run_id")).isEqualTo(run);
  }

  @Test
  void aTaskFailsWhenItMayNotDoWhatWasSaid() {
    outcome(
        "{'effects': [{'method': 'DELETE', 'path': '/api/2.1/unity-catalog/models/main.default.n'}]"
            + "}");

    LocalApi.Answer over = end(submit("'tasks': [{'task_key': 'a'}]"));

    assertThat(states(over)).containsExactly("FAILED");
    assertThat(output(over.json().path("tasks").path(0)).at("/error")).contains("main.default.n");
  }

  @Test
  void copiesVersionsOfModelsAsMlflowDoes() {
    model();
    api.post(UC + "models", "{'name': 'n', 'catalog_name': 'main', 'schema_name': 'default'}");
    api.post(
        "/api/2.0/mlflow/unity-catalog/model-versions/create",
        "{'name': 'main.default.m', 'source': 'dbfs:/m'}");
    String script = LocalApi.HOME + "/copy.py";
    api.importFile(script, "client.copy_model_version(source, name)", true);

    LocalApi.Answer over =
        end(
            submit(
                "'tasks': [{'task_key': 'copy', 'spark_python_task': {'python_file': '"
                    + script
                    + "', 'parameters': ['--source', 'models:/main.default.m/1', '--destination',"
                    + " 'main.default.n']}}]"));

    assertThat(states(over)).containsExactly("SUCCESS");
    assertThat(output(over.json().path("tasks").path(0)).at("/logs"))
        .isEqualTo("{\"name\":\"main.default.n\",\"version\":\"1\"}\n");
    assertThat(api.get(UC + "models/main.default.n/versions/1").at("/source"))
        .isEqualTo("models:/main.default.m/1");
  }

  @Test
  void aCopyOfWhatIsNotThereFails() {
    String script = LocalApi.HOME + "/copy.py";
    api.importFile(script, "client.copy_model_version(source, name)", true);

    LocalApi.Answer over =
        end(
            submit(
                "'tasks': [{'task_key': 'copy', 'spark_python_task': {'python_file': '"
                    + script
                    + "', 'parameters': ['--source', 'models:/main.default.m/7', '--destination',"
                    + " 'main.default.n']}}]"));

    assertThat(states(over)).containsExactly("FAILED");
  }

  @Test
  void cancelsAllRunsOfAJob() {
    String job = api.job("x");
    String first = api.post(JOBS + "run-now", "{'job_id': " + job + "}").at("/run_id");

    assertThat(api.post(JOBS + "runs/cancel-all", "{'job_id': " + job + "}").status())
        .isEqualTo(200);

    assertThat(look(first).at("/state/life_cycle_state")).isEqualTo("TERMINATING");
    assertThat(end(first).at("/state/result_state")).isEqualTo("CANCELED");
  }

  private void model() {
    api.post(UC + "models", "{'name': 'm', 'catalog_name': 'main', 'schema_name': 'default'}");
  }
}
