package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void addsWhatTheServiceAdds() {
    LocalApi.Answer job = api.get("/api/2.2/jobs/get?job_id=" + api.job("plain"));

    assertThat(job.at("/creator_user_name")).isEqualTo(LocalApi.USER);
    assertThat(job.at("/run_as_user_name")).isEqualTo(LocalApi.USER);
    assertThat(job.at("/settings/format")).isEqualTo("MULTI_TASK");
    assertThat(job.at("/settings/max_concurrent_runs")).isEqualTo("1");
    assertThat(job.at("/settings/timeout_seconds")).isEqualTo("0");
    assertThat(job.at("/settings/run_as/user_name")).isEqualTo(LocalApi.USER);
    assertThat(job.json().at("/settings/email_notifications").isObject()).isTrue();
    assertThat(job.at("/settings/tasks/0/run_if")).isEqualTo("ALL_SUCCESS");
    assertThat(job.at("/settings/tasks/0/notebook_task/source")).isEqualTo("WORKSPACE");
    assertThat(job.json().path("created_time").asLong()).isPositive();
  }

  @Test
  void fillsInClusters() {
    String id =
        api.post(
                "/api/2.2/jobs/create",
                "{'job_clusters': [{'job_cluster_key': 'c', 'new_cluster':"
                    + " {'spark_version': '16.4.x-scala2.12', 'node_type_id': 'i3.xlarge'}}]}")
            .at("/job_id");

    JsonNode cluster =
        api.get("/api/2.2/jobs/get?job_id=" + id).json().at("/settings/job_clusters/0/new_cluster");

    assertThat(cluster.path("data_security_mode").asText()).isEqualTo("SINGLE_USER");
    assertThat(cluster.path("enable_elastic_disk").asBoolean()).isTrue();
    assertThat(cluster.at("/aws_attributes/zone_id").asText()).isEqualTo("auto");
  }

  @Test
  void dropsFieldsItDoesNotKnow() {
    String id =
        api.post("/api/2.2/jobs/create", "{'name': 'x', 'nmae': 'y', 'tags': null}").at("/job_id");

    JsonNode settings = api.get("/api/2.2/jobs/get?job_id=" + id).json().path("settings");

    assertThat(settings.has("nmae")).isFalse();
    assertThat(settings.has("tags")).isFalse();
  }

  @Test
  void takesNumbersWrittenAsTextAndTextWrittenAsNumbers() {
    String id =
        api.post("/api/2.2/jobs/create", "{'name': 7, 'timeout_seconds': '60'}").at("/job_id");

    JsonNode settings = api.get("/api/2.2/jobs/get?job_id=" + id).json().path("settings");

    assertThat(settings.path("name").isTextual()).isTrue();
    assertThat(settings.path("timeout_seconds").isInt()).isTrue();
  }

  @Test
  void notebooksOfJobsFromGitMayBeRelative() {
    LocalApi.Answer job =
        api.post(
            "/api/2.2/jobs/create",
            "{'git_source': {'git_url': 'https://example.com/x', 'git_provider': 'gitHub',"
                + " 'git_branch': 'main'}, 'tasks': [{'task_key': 'a', 'notebook_task':"
                + " {'notebook_path': 'src/a'}}]}");

    assertThat(job.status()).isEqualTo(200);
    assertThat(
            api.get("/api/2.2/jobs/get?job_id=" + job.at("/job_id"))
                .at("/settings/tasks/0/notebook_task/source"))
        .isEqualTo("GIT");
  }

  @Test
  void resetReplacesEverything() {
    String id = api.job("before");

    api.post("/api/2.2/jobs/reset", "{'job_id': " + id + ", 'new_settings': {'name': 'after'}}");

    JsonNode settings = api.get("/api/2.2/jobs/get?job_id=" + id).json().path("settings");
    assertThat(settings.path("name").asText()).isEqualTo("after");
    assertThat(settings.has("tasks")).isFalse();
  }

  @Test
  void updateMergesTasksByKeyAndRemovesNamedFields() {
    String id = api.job("x");
    String task =
        "{'task_key': 'b', 'condition_task': {'op': 'EQUAL_TO', 'left': '1', 'right': '1'}}";

    LocalApi.Answer added =
        api.post(
            "/api/2.2/jobs/update",
            "{'job_id': " + id + ", 'new_settings': {'tasks': [" + task + "]}}");
    LocalApi.Answer removed =
        api.post("/api/2.2/jobs/update", "{'job_id': " + id + ", 'fields_to_remove': ['tasks/a']}");

    assertThat(List.of(added.status(), removed.status())).containsOnly(200);
    LocalApi.Answer job = api.get("/api/2.2/jobs/get?job_id=" + id);
    assertThat(job.json().at("/settings/tasks").findValuesAsText("task_key")).containsExactly("b");
  }

  @Test
  void givesAHundredTasksAPage() {
    String tasks =
        IntStream.range(0, 250)
            .mapToObj(i -> "{'task_key': 't" + i + "', 'condition_task': {}}")
            .collect(Collectors.joining(","));
    String id = api.post("/api/2.2/jobs/create", "{'tasks': [" + tasks + "]}").at("/job_id");

    List<Integer> sizes = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    String token = "";
    do {
      LocalApi.Answer page = api.get("/api/2.2/jobs/get?job_id=" + id + "&page_token=" + token);
      sizes.add(page.json().at("/settings/tasks").size());
      page.json().at("/settings/tasks").forEach(task -> keys.add(task.path("task_key").asText()));
      token = page.at("/next_page_token");
    } while (!token.isEmpty());

    assertThat(sizes).containsExactly(100, 100, 50);
    assertThat(keys).hasSize(250);
  }

  @Test
  void listsTwentyAPageAndFindsByNameInAnyCase() {
    IntStream.range(0, 25).forEach(i -> api.job("job " + i));

    LocalApi.Answer first = api.get("/api/2.2/jobs/list");
    LocalApi.Answer second =
        api.get("/api/2.2/jobs/list?page_token=" + first.at("/next_page_token"));
    LocalApi.Answer named = api.get("/api/2.2/jobs/list?name=JOB%207&expand_tasks=true");

    assertThat(first.json().path("jobs")).hasSize(20);
    assertThat(first.json().at("/jobs/0/settings").has("tasks")).isFalse();
    assertThat(second.json().path("jobs")).hasSize(5);
    assertThat(second.json().path("has_more").asBoolean()).isFalse();
    assertThat(named.json().path("jobs")).hasSize(1);
    assertThat(named.json().at("/jobs/0/settings/tasks")).hasSize(1);
  }

  @Test
  void deletesWithRunsAndAccessList() {
    String id = api.job("x");
    String run = api.post("/api/2.2/jobs/run-now", "{'job_id': " + id + "}").at("/run_id");

    assertThat(api.post("/api/2.2/jobs/delete", "{'job_id': " + id + "}").status()).isEqualTo(200);

    assertThat(api.get("/api/2.2/jobs/get?job_id=" + id).status()).isEqualTo(400);
    assertThat(api.get("/api/2.2/jobs/runs/get?run_id=" + run).status()).isEqualTo(400);
    assertThat(api.get("/api/2.0/permissions/jobs/" + id).status()).isEqualTo(404);
  }

  @Test
  void runsEndWellAfterAWhile() {
    String id = api.job("x");
    LocalApi.Answer started = api.post("/api/2.2/jobs/run-now", "{'job_id': " + id + "}");

    String look = "/api/2.2/jobs/runs/get?run_id=" + started.at("/run_id");
    assertThat(api.get(look).at("/state/life_cycle_state")).isEqualTo("PENDING");
    assertThat(api.get(look).at("/state/life_cycle_state")).isEqualTo("RUNNING");
    LocalApi.Answer run = api.get(look);

    assertThat(run.at("/state/life_cycle_state")).isEqualTo("TERMINATED");
    assertThat(run.at("/state/result_state")).isEqualTo("SUCCESS");
    String task = run.at("/tasks/0/run_id");
    assertThat(api.get("/api/2.2/jobs/runs/get-output?run_id=" + task).status()).isEqualTo(200);
    assertThat(api.get("/api/2.2/jobs/runs/list?job_id=" + id).json().path("runs")).hasSize(1);
  }

  @Test
  void oneIdempotencyTokenStartsOneRun() {
    String body = "{'job_id': " + api.job("x") + ", 'idempotency_token': 'once'}";

    String first = api.post("/api/2.2/jobs/run-now", body).at("/run_id");
    String second = api.post("/api/2.2/jobs/run-now", body).at("/run_id");

    assertThat(second).isEqualTo(first).isNotEmpty();
  }

  @Test
  void aRunUnderWayIsCancelledBeforeItIsDeleted() {
    String body = "{'job_id': " + api.job("x") + "}";
    String run = "{'run_id': " + api.post("/api/2.2/jobs/run-now", body).at("/run_id") + "}";
    String look = "/api/2.2/jobs/runs/get?run_id=" + run.replaceAll("\\D", "");

    assertThat(api.post("/api/2.2/jobs/runs/delete", run).status()).isEqualTo(400);
    assertThat(api.post("/api/2.2/jobs/runs/cancel", run).status()).isEqualTo(200);
    assertThat(api.get(look).at("/state/life_cycle_state")).isEqualTo("TERMINATING");
    assertThat(api.get(look).at("/state/result_state")).isEqualTo("CANCELED");
    assertThat(api.post("/api/2.2/jobs/runs/delete", run).status()).isEqualTo(200);
  }

  @Test
  void listsRunsUnderWayUntilTheyEnd() {
    api.post("/api/2.2/jobs/run-now", "{'job_id': " + api.job("x") + "}");
    String active = "/api/2.2/jobs/runs/list?active_only=true";

    assertThat(api.get(active).json().path("runs")).hasSize(1);
    assertThat(api.get(active).json().path("runs")).hasSize(1);
    assertThat(api.get(active).json().path("runs")).isEmpty();
  }
}
