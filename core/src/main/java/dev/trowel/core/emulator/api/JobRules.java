package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the service refuses in a job's settings.
final class JobRules {
  private static final int MAX_CONCURRENT = 1000;
  private static final int MAX_TASKS = 1000;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final List<String> NOTEBOOK_SOURCES = List.of("WORKSPACE", "GIT");

  private JobRules() {}

  /// Refuses the first fault found, as the service does.
  static void check(ObjectNode settings) {
    checkNumbers(settings);
    Set<String> clusters = keys(settings, "job_clusters", "job_cluster_key");
    Set<String> environments = keys(settings, "environments", "environment_key");
    keys(settings, "parameters", "name");
    Set<String> tasks = keys(settings, "tasks", "task_key");
    if (tasks.size() > MAX_TASKS) {
      throw ApiException.invalid("The number of tasks exceeds the limit of " + MAX_TASKS + ".");
    }
    Docs.objects(settings, "job_clusters").forEach(JobRules::checkJobCluster);
    Docs.objects(settings, "tasks").forEach(task -> checkTask(task, clusters, environments));
    String usual = settings.has("git_source") ? "GIT" : "WORKSPACE";
    Docs.objects(settings, "tasks")
        .forEach(task -> checkNotebook(task.get("notebook_task"), usual));
    checkGraph(settings, tasks);
    if (settings.get("schedule") instanceof ObjectNode schedule) {
      Cron.check(schedule);
    }
  }

  private static void checkNumbers(ObjectNode settings) {
    int concurrent = settings.path("max_concurrent_runs").asInt(1);
    if (concurrent < 0 || concurrent > MAX_CONCURRENT) {
      throw ApiException.invalid(
          "Invalid max_concurrent_runs: " + concurrent + ". It must be between 0 and 1000.");
    }
    if (settings.path("timeout_seconds").asInt(0) < 0) {
      throw ApiException.invalid("timeout_seconds must not be negative.");
    }
    if (settings.has("schedule") && settings.has("continuous")) {
      throw ApiException.invalid("A job cannot have both a schedule and be continuous.");
    }
  }

  /// The keys of a list, each there, well-formed and only once.
  private static Set<String> keys(ObjectNode settings, String list, String key) {
    Set<String> found = new HashSet<>();
    for (ObjectNode item : Docs.objects(settings, list).toList()) {
      String name = Docs.required(item, key);
      if (key.equals("task_key") && !KEY.matcher(name).matches()) {
        throw ApiException.invalid(
            "The task key '" + name + "' is invalid: only letters, digits, - and _ are allowed.");
      }
      if (!found.add(name)) {
        throw ApiException.invalid("Duplicate " + key + " found: '" + name + "'.");
      }
    }
    return found;
  }

  private static void checkJobCluster(ObjectNode cluster) {
    if (!(cluster.get("new_cluster") instanceof ObjectNode settings)) {
      throw ApiException.missing("job_clusters.new_cluster");
    }
    ClusterRules.check(settings);
  }

  private static void checkTask(ObjectNode task, Set<String> clusters, Set<String> environments) {
    String key = task.path("task_key").asText();
    List<String> kinds =
        task.propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> name.endsWith("_task"))
            .toList();
    if (kinds.size() != 1) {
      throw ApiException.invalid(
          "Task '" + key + "' must specify exactly one task type, found " + kinds.size() + ".");
    }
    checkReference(key, "job_cluster_key", task, clusters, "job_clusters");
    checkReference(key, "environment_key", task, environments, "environments");
    if (task.get("new_cluster") instanceof ObjectNode cluster) {
      ClusterRules.check(cluster);
    }
  }

  private static void checkReference(
      String task, String field, ObjectNode node, Set<String> defined, String list) {
    Docs.text(node, field)
        .filter(name -> !defined.contains(name))
        .ifPresent(name -> {
          throw ApiException.invalid(
              "Task '"
                  + task
                  + "' refers to "
                  + field
                  + " '"
                  + name
                  + "' that is not defined in field '"
                  + list
                  + "'.");
        });
  }

  /// A source that is not said is git's, where the job names one.
  private static void checkNotebook(@Nullable JsonNode task, String usual) {
    if (!(task instanceof ObjectNode notebook)) {
      return;
    }
    String path = Docs.required(notebook, "notebook_path");
    String source = notebook.path("source").asText(usual);
    if (!NOTEBOOK_SOURCES.contains(source)) {
      throw ApiException.invalid("Invalid notebook source: " + source);
    }
    if (source.equals("WORKSPACE") && !path.startsWith("/")) {
      throw ApiException.invalid(
          "Only absolute paths are currently supported. Paths must begin with '/'.");
    }
  }

  private static void checkGraph(ObjectNode settings, Set<String> tasks) {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (ObjectNode task : Docs.objects(settings, "tasks").toList()) {
      String key = task.path("task_key").asText();
      List<String> needs =
          Docs.objects(task, "depends_on").map(d -> Docs.required(d, "task_key")).toList();
      for (String need : needs) {
        if (!tasks.contains(need)) {
          throw ApiException.invalid(
              "Invalid dependency graph: task '"
                  + key
                  + "' depends on task '"
                  + need
                  + "' which does not exist.");
        }
      }
      graph.put(key, needs);
    }
    Map<String, Boolean> done = new HashMap<>();
    graph.keySet().forEach(key -> visit(key, graph, done));
  }

  private static void visit(
      String key, Map<String, List<String>> graph, Map<String, Boolean> done) {
    Boolean state = done.put(key, done.getOrDefault(key, false));
    if (Boolean.FALSE.equals(state)) {
      throw ApiException.invalid("Invalid dependency graph: the tasks depend on each other.");
    }
    if (state == null) {
      graph.getOrDefault(key, List.of()).forEach(need -> visit(need, graph, done));
      done.put(key, true);
    }
  }
}
