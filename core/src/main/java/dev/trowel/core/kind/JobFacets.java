package dev.trowel.core.kind;

import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.Map;

/// What reading a bundle must know of jobs.
final class JobFacets {

  private static final String NEW_CLUSTER = "job_clusters.*.new_cluster";

  private JobFacets() {}

  static FacetsBuilder facets() {
    FacetsBuilder facets =
        new FacetsBuilder()
            .merged(new Keyed("tasks", "task_key", "", false, true, false))
            .merged(new Keyed("job_clusters", "job_cluster_key", "", false, false, false))
            .merged(new Keyed("parameters", "name", "", false, false, false))
            .named("name", NameStyle.PLAIN)
            .tagged("tags")
            .level("CAN_VIEW", "CAN_VIEW")
            .level("CAN_RUN", "CAN_MANAGE_RUN")
            .level("CAN_MANAGE", "CAN_MANAGE")
            .owner("IS_OWNER")
            .runsAs(RunsAs.ANYONE)
            .compute("tasks.*", "tasks.*.for_each_task.task")
            .pausable("schedule.pause_status", "trigger.pause_status", "continuous.pause_status")
            .preset("jobs_max_concurrent_runs", "max_concurrent_runs")
            .path(PathMode.DEPENDENCY, "environments.*.spec.dependencies.*");
    paths(facets, "tasks.*.");
    paths(facets, "tasks.*.for_each_task.task.");
    clusters(facets);
    return values(facets);
  }

  private static void paths(FacetsBuilder facets, String task) {
    facets
        .path(PathMode.NOTEBOOK, task + "notebook_task.notebook_path")
        .path(PathMode.FILE, task + "spark_python_task.python_file")
        .path(PathMode.FILE, task + "sql_task.file.path")
        .path(PathMode.FILE, task + "alert_task.workspace_path")
        .path(PathMode.FILE, task + "libraries.*.requirements")
        .path(PathMode.FILE, task + "ai_runtime_task.deployments.*.command_path")
        .path(PathMode.DIRECTORY, task + "dbt_task.project_directory")
        .path(PathMode.LIBRARY, task + "libraries.*.whl", task + "libraries.*.jar");
  }

  private static void clusters(FacetsBuilder facets) {
    facets
        .defaultsTo(NEW_CLUSTER + ".num_workers", 0, "autoscale")
        .defaultsTo(NEW_CLUSTER + ".workload_type.clients.jobs", true)
        .defaultsTo(NEW_CLUSTER + ".workload_type.clients.notebooks", true);
    ClusterFields.poolFixups(facets, NEW_CLUSTER);
    ClusterFields.poolFixups(facets, "tasks.*.new_cluster");
    ClusterFields.poolFixups(facets, "tasks.*.for_each_task.task.new_cluster");
  }

  private static FacetsBuilder values(FacetsBuilder facets) {
    return facets
        .defaultsTo("name", "Untitled")
        .defaultsTo("max_concurrent_runs", 1)
        .defaultsTo("queue", Map.of("enabled", true))
        .defaultsTo("schedule.pause_status", "UNPAUSED")
        .defaultsTo("trigger.pause_status", "UNPAUSED")
        .defaultsTo("continuous.pause_status", "UNPAUSED")
        .deployed()
        .forcedTo("edit_mode", "UI_LOCKED")
        .forcedTo("format", "MULTI_TASK");
  }
}
