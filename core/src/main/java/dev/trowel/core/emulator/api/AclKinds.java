package dev.trowel.core.emulator.api;

import dev.trowel.core.emulator.http.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The kinds of objects that have access lists, as rows.
final class AclKinds {
  private static final String OWNER = "IS_OWNER";
  private static final List<String> TREE = List.of("CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE");

  /// One kind.
  ///
  /// @param type as in `/api/2.0/permissions/{type}/…`
  /// @param objectType as answers name it
  /// @param table where its objects are
  /// @param id the field of an object by which permissions know it
  /// @param levels weakest first; with `IS_OWNER` there has to be exactly one owner
  record Kind(String type, String objectType, String table, String id, List<String> levels) {
    boolean hasOwner() {
      return levels.contains(OWNER);
    }

    /// What whoever creates one gets.
    String creatorLevel() {
      return hasOwner() ? OWNER : "CAN_MANAGE";
    }

    /// The kind's name in the message about owners.
    String singular() {
      return objectType.equals("pipelines") ? "pipeline" : objectType;
    }
  }

  private static final Map<String, Kind> ALL =
      index(
          new Kind(
              "jobs",
              "job",
              "jobs",
              "job_id",
              List.of("CAN_VIEW", "CAN_MANAGE_RUN", OWNER, "CAN_MANAGE")),
          new Kind(
              "pipelines",
              "pipelines",
              "pipelines",
              "pipeline_id",
              List.of("CAN_VIEW", "CAN_RUN", OWNER, "CAN_MANAGE")),
          new Kind(
              "clusters",
              "cluster",
              "clusters",
              "cluster_id",
              List.of("CAN_ATTACH_TO", "CAN_RESTART", "CAN_MANAGE")),
          new Kind(
              "experiments",
              "mlflowExperiment",
              "experiments",
              "experiment_id",
              List.of("CAN_READ", "CAN_EDIT", "CAN_MANAGE")),
          new Kind(
              "registered-models",
              "registered-model",
              "workspace_models",
              "id",
              List.of(
                  "CAN_READ",
                  "CAN_EDIT",
                  "CAN_MANAGE_STAGING_VERSIONS",
                  "CAN_MANAGE_PRODUCTION_VERSIONS",
                  "CAN_MANAGE")),
          new Kind(
              "serving-endpoints",
              "serving-endpoint",
              "serving",
              "id",
              List.of("CAN_VIEW", "CAN_QUERY", "CAN_MANAGE")),
          new Kind("apps", "apps", Apps.TABLE, "name", List.of("CAN_USE", "CAN_MANAGE")),
          new Kind(
              "database-instances",
              "database-instances",
              "database_instances",
              "name",
              List.of("CAN_CREATE", "CAN_USE", "CAN_MANAGE")),
          new Kind(
              "vector-search-endpoints",
              "vector-search-endpoint",
              VectorSearch.ENDPOINTS,
              "id",
              List.of("CAN_USE", "CAN_MANAGE")),
          new Kind(
              "database-projects",
              "database-project",
              Lakebase.TABLE,
              "project_id",
              List.of("CAN_USE", "CAN_MANAGE")),
          new Kind("dashboards", "dashboard", "dashboards", "dashboard_id", TREE),
          new Kind("genie", "genie-space", "genie_spaces", "space_id", TREE),
          new Kind("alertsv2", "alertv2", "alerts", "id", TREE),
          new Kind("directories", "directory", Tree.TABLE, "object_id", TREE),
          new Kind("notebooks", "notebook", Tree.TABLE, "object_id", TREE),
          new Kind("files", "file", Tree.TABLE, "object_id", TREE),
          new Kind(
              "sql/warehouses",
              "warehouses",
              "warehouses",
              "id",
              List.of("CAN_VIEW", "CAN_MONITOR", "CAN_USE", OWNER, "CAN_MANAGE")),
          new Kind(
              "instance-pools",
              "instance-pool",
              "instance_pools",
              "instance_pool_id",
              List.of("CAN_ATTACH_TO", "CAN_MANAGE")),
          new Kind(
              "cluster-policies", "cluster-policy", "policies", "policy_id", List.of("CAN_USE")));

  private AclKinds() {}

  /// The kind of that name, else 400.
  static Kind require(String type) {
    Kind kind = ALL.get(type.equals("warehouses") ? "sql/warehouses" : type);
    if (kind == null) {
      throw ApiException.invalid("'" + type + "' is not a supported object type.");
    }
    return kind;
  }

  private static Map<String, Kind> index(Kind... kinds) {
    return Arrays.stream(kinds).collect(Collectors.toUnmodifiableMap(Kind::type, kind -> kind));
  }
}
