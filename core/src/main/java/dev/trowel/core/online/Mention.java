package dev.trowel.core.online;

import java.util.List;
import java.util.stream.Stream;

/// A place in the settings of one kind that names a thing.
///
/// @param kind the kind of resource
/// @param owner the mapping that holds the name: field names from the settings down, with `*` for
///   any one step; empty for the settings themselves
/// @param fields whose values make up the id, joined by dots
/// @param thing what is named
record Mention(String kind, List<String> owner, List<String> fields, Thing thing) {

  private static final List<String> TASKS = List.of("tasks.*", "tasks.*.for_each_task.task");

  /// All such places.
  static final List<Mention> ALL =
      Stream.of(jobs(), compute(), unity(), serving(), warehouses(), apps())
          .flatMap(part -> part)
          .toList();

  private static Stream<Mention> jobs() {
    return Stream.of(
            TASKS.stream()
                .flatMap(task ->
                    Stream.of(
                        at("jobs", task, "existing_cluster_id", Thing.CLUSTER),
                        at("jobs", task + ".run_job_task", "job_id", Thing.JOB),
                        at("jobs", task + ".pipeline_task", "pipeline_id", Thing.PIPELINE),
                        at("jobs", task + ".notebook_task", "warehouse_id", Thing.WAREHOUSE),
                        at("jobs", task + ".dbt_task", "warehouse_id", Thing.WAREHOUSE),
                        at("jobs", task + ".sql_task", "warehouse_id", Thing.WAREHOUSE),
                        at("jobs", task + ".sql_task.query", "query_id", Thing.QUERY),
                        at("jobs", task + ".sql_task.alert", "alert_id", Thing.ALERT),
                        at("jobs", task + ".sql_task.dashboard", "dashboard_id", Thing.DASHBOARD),
                        at("jobs", task + ".dashboard_task", "warehouse_id", Thing.WAREHOUSE),
                        at("jobs", task + ".dashboard_task", "dashboard_id", Thing.DASHBOARD),
                        at("jobs", task + ".webhook_notifications.*.*", "id", Thing.DESTINATION))),
            Stream.of(
                at("jobs", "webhook_notifications.*.*", "id", Thing.DESTINATION),
                at("job_runs", "", "job_id", Thing.JOB)))
        .flatMap(part -> part);
  }

  private static Stream<Mention> compute() {
    Stream<Mention> clusters =
        Stream.of(
                Stream.of("job_clusters.*.new_cluster").map(owner -> cluster("jobs", owner)),
                TASKS.stream().map(task -> cluster("jobs", task + ".new_cluster")),
                Stream.of(
                    cluster("clusters", ""),
                    // A pipeline's release decides its Spark version.
                    cluster("pipelines", "clusters.*")
                        .filter(each -> each.thing() != Thing.SPARK_VERSION)))
            .flatMap(part -> part)
            .flatMap(part -> part);
    return Stream.concat(
        clusters, Stream.of(at("instance_pools", "", "node_type_id", Thing.NODE_TYPE)));
  }

  private static Stream<Mention> cluster(String kind, String owner) {
    return Stream.of(
        at(kind, owner, "policy_id", Thing.POLICY),
        at(kind, owner, "instance_pool_id", Thing.POOL),
        at(kind, owner, "driver_instance_pool_id", Thing.POOL),
        at(kind, owner, "node_type_id", Thing.NODE_TYPE),
        at(kind, owner, "driver_node_type_id", Thing.NODE_TYPE),
        at(kind, owner, "spark_version", Thing.SPARK_VERSION));
  }

  private static Stream<Mention> unity() {
    List<String> schema = List.of("catalog_name", "schema_name");
    return Stream.of(
        at("schemas", "", "catalog_name", Thing.CATALOG),
        at("pipelines", "", "catalog", Thing.CATALOG),
        new Mention("volumes", List.of(), schema, Thing.SCHEMA),
        new Mention("registered_models", List.of(), schema, Thing.SCHEMA),
        at("quality_monitors", "", "table_name", Thing.TABLE),
        at("quality_monitors", "", "output_schema_name", Thing.SCHEMA),
        at("quality_monitors", "", "warehouse_id", Thing.WAREHOUSE));
  }

  private static Stream<Mention> serving() {
    return Stream.concat(
        served("config.served_entities.*", "entity_name", "entity_version"),
        served("config.served_models.*", "model_name", "model_version"));
  }

  private static Stream<Mention> served(String owner, String name, String version) {
    String kind = "model_serving_endpoints";
    return Stream.of(
        at(kind, owner, name, Thing.MODEL),
        new Mention(kind, steps(owner), List.of(name, version), Thing.MODEL_VERSION));
  }

  private static Stream<Mention> warehouses() {
    return Stream.of("dashboards", "alerts", "genie_spaces")
        .map(kind -> at(kind, "", "warehouse_id", Thing.WAREHOUSE));
  }

  private static Stream<Mention> apps() {
    return Stream.of(
        at("apps", "resources.*.job", "id", Thing.JOB),
        at("apps", "resources.*.sql_warehouse", "id", Thing.WAREHOUSE),
        at("apps", "resources.*.serving_endpoint", "name", Thing.ENDPOINT),
        at("apps", "resources.*.secret", "scope", Thing.SCOPE));
  }

  private static Mention at(String kind, String owner, String field, Thing thing) {
    return new Mention(kind, steps(owner), List.of(field), thing);
  }

  private static List<String> steps(String owner) {
    return owner.isEmpty() ? List.of() : List.of(owner.split("\\.", -1));
  }
}
