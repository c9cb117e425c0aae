package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.UNORDERED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.PolicyValues.Place;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Call;
import java.util.Optional;

/// Jobs. An update always replaces all settings; long lists come in pages of 100.
final class Jobs {

  private static final String API = " /api/2.2/jobs/";

  private static final Reader GET =
      Reads.paged(
              "GET" + API + "get?job_id={id}",
              "settings.tasks",
              "settings.job_clusters",
              "settings.parameters",
              "settings.environments")
          .honest();

  private static final History RUNS =
      new History("GET" + API + "runs/list?job_id={id}&limit=1", "runs");
  private static final View POLICIES =
      PolicyValues.of(
          Place.of("job_clusters.*.new_cluster", "job_cluster_key"),
          Place.of("tasks.*.new_cluster", "task_key"),
          Place.of("tasks.*.for_each_task.task.new_cluster", "task_key"));

  static final ResourceKind KIND = declare().build();

  private Jobs() {}

  private static KindBuilder declare() {
    KindBuilder jobs =
        ResourceKind.of("jobs", "job", "jobs.JobSettings")
            .create("POST" + API + "create")
            .id("job_id")
            .read(GET)
            .live(Jobs::live)
            .remote(Jobs::remote)
            .update("POST" + API + "reset", Bodies.idAnd("job_id", "new_settings"))
            .delete("POST" + API + "delete", Bodies.id("job_id"))
            .find(
                Finds.byDeployment(
                    Jobs::list, "jobs", "job_id", (rest, job) -> Optional.of(job.path("settings"))))
            .view(POLICIES)
            .classify(Verdicts.accessMode())
            .facets(() -> JobFacets.facets())
            .permissions("jobs", "id")
            .guard("The history of the job's runs is lost.", RUNS)
            .traits(Trait.IN_METADATA)
            .page("jobs/{id}");
    return rules(jobs);
  }

  private static KindBuilder rules(KindBuilder jobs) {
    jobs.keyed("tasks", "task_key")
        .keyed("tasks.*.depends_on", "task_key")
        .keyed("job_clusters", "job_cluster_key")
        .keyed("parameters", "name")
        .keyed("environments", "environment_key")
        .field(REMOTE_DEFAULT, "run_as", "performance_target", "budget_policy_id", "edit_mode")
        .field(REMOTE_DEFAULT, "continuous.task_retry_mode", "usage_policy_id")
        .field(REMOTE_DEFAULT, "environments.*.spec.client")
        .field(REMOTE_DEFAULT, "environments.*.spec.environment_version")
        .field(CASELESS, "run_as")
        .field(IGNORE_REMOTE, "git_source.git_snapshot")
        .remoteDefault("format", "MULTI_TASK", "SINGLE_TASK")
        .remoteDefault("trigger.table_update.condition", "ANY_UPDATED");
    notifications(jobs, "");
    tasks(jobs, "tasks.*");
    tasks(jobs, "tasks.*.for_each_task.task");
    cluster(jobs, "job_clusters.*.new_cluster");
    return jobs;
  }

  private static void tasks(KindBuilder jobs, String task) {
    notifications(jobs, task + ".");
    cluster(jobs, task + ".new_cluster");
    jobs.remoteDefault(task + ".run_if", "ALL_SUCCESS")
        .remoteDefault(task + ".notebook_task.source", "WORKSPACE", "GIT")
        .remoteDefault(task + ".spark_python_task.source", "WORKSPACE", "GIT")
        .remoteDefault(task + ".dbt_task.source", "WORKSPACE", "GIT")
        .remoteDefault(task + ".dbt_task.schema", "default")
        .remoteDefault(task + ".sql_task.file.source", "WORKSPACE", "GIT")
        .remoteDefault(task + ".gen_ai_compute_task.source", "WORKSPACE", "GIT");
  }

  private static void cluster(KindBuilder jobs, String cluster) {
    jobs.field(REMOTE_DEFAULT, ClusterFields.below(cluster, ClusterFields.CHOSEN_BY_WORKSPACE))
        .field(
            IGNORE_REMOTE,
            ClusterFields.below(cluster, "aws_attributes", "azure_attributes", "gcp_attributes"));
  }

  private static void notifications(KindBuilder jobs, String prefix) {
    for (String event :
        new String[] {
          "on_duration_warning_threshold_exceeded",
          "on_failure",
          "on_start",
          "on_streaming_backlog_exceeded",
          "on_success"
        }) {
      jobs.keyed(prefix + "webhook_notifications." + event, "id")
          .field(UNORDERED, prefix + "email_notifications." + event);
    }
  }

  private static Call list(ObjectNode settings) {
    return Call.get("/api/2.2/jobs/list")
        .query("limit", "100")
        .query("name", settings.path("name").asText());
  }

  /// The settings, and who the job runs as, which the workspace may tell beside them.
  private static ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.copy(object.path("settings"));
    if (!settings.has("run_as")) {
      Json.ifPresent(object, "run_as", value -> settings.set("run_as", value));
    }
    if (!settings.has("run_as")) {
      Json.ifPresent(object, "run_as_user_name", value -> settings.set("run_as", runAs(value)));
    }
    return settings;
  }

  private static ObjectNode runAs(JsonNode name) {
    String field = name.asText().contains("@") ? "user_name" : "service_principal_name";
    return Json.object().set(field, name);
  }

  private static ObjectNode remote(JsonNode object) {
    ObjectNode seen = Json.copy(object);
    seen.remove("settings");
    return seen.setAll(live(object));
  }
}
