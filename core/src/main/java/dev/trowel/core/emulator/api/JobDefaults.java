package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What the service adds to a job's settings, so that reading them gives more than was written.
final class JobDefaults {
  private static final List<String> WITH_SOURCE = List.of("notebook_task", "spark_python_task");

  private JobDefaults() {}

  static void fill(ObjectNode settings, Caller caller) {
    Docs.defaults(settings, "name", "Untitled");
    Docs.defaults(settings, "email_notifications", Docs.object());
    Docs.defaults(settings, "webhook_notifications", Docs.object());
    Docs.defaults(settings, "timeout_seconds", 0);
    Docs.defaults(settings, "max_concurrent_runs", 1);
    settings.put("format", "MULTI_TASK");
    Docs.defaults(settings, "run_as", caller.principal());
    settings.remove("access_control_list");
    Docs.objects(settings, "tasks").forEach(task -> fillTask(task, settings.has("git_source")));
    Docs.objects(settings, "job_clusters")
        .forEach(cluster -> ClusterRules.fill(Docs.child(cluster, "new_cluster")));
    if (settings.get("continuous") instanceof ObjectNode continuous) {
      Docs.defaults(continuous, "pause_status", "UNPAUSED");
    }
    if (settings.get("trigger") instanceof ObjectNode trigger) {
      Docs.defaults(trigger, "pause_status", "UNPAUSED");
    }
  }

  private static void fillTask(ObjectNode task, boolean git) {
    Docs.defaults(task, "run_if", "ALL_SUCCESS");
    Docs.defaults(task, "timeout_seconds", 0);
    Docs.defaults(task, "email_notifications", Docs.object());
    Docs.defaults(task, "webhook_notifications", Docs.object());
    for (String name : WITH_SOURCE) {
      if (task.get(name) instanceof ObjectNode work) {
        Docs.defaults(work, "source", git ? "GIT" : "WORKSPACE");
      }
    }
    if (task.get("new_cluster") instanceof ObjectNode cluster) {
      ClusterRules.fill(cluster);
    }
  }
}
