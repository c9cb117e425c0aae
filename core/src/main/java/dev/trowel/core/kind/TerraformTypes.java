package dev.trowel.core.kind;

import dev.trowel.schema.address.ResourceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What the incumbent's Terraform engine calls the kinds, in its state and in the names of their
/// permissions and grants (format.md 4.10).
///
/// Kinds that engine never had are not here, and none will be added: it is no longer developed.
public final class TerraformTypes {

  /// How one kind is called there.
  ///
  /// @param name the provider's name of it, such as `databricks_job`
  /// @param kind our name of it
  /// @param idField the attribute that is the id in the API
  /// @param prefix what stands before the key in the names of its permissions and grants
  public record Type(String name, String kind, String idField, String prefix) {}

  /// Every kind of it.
  public static final List<Type> ALL =
      List.of(
          new Type("databricks_alert_v2", "alerts", "id", "alert_"),
          new Type("databricks_app", "apps", "name", "app_"),
          new Type("databricks_catalog", "catalogs", "id", "catalog_"),
          new Type("databricks_cluster", "clusters", "id", "cluster_"),
          new Type("databricks_dashboard", "dashboards", "id", "dashboard_"),
          new Type(
              "databricks_database_database_catalog",
              "database_catalogs",
              "name",
              "database_catalog_"),
          new Type(
              "databricks_database_instance", "database_instances", "name", "database_instance_"),
          new Type(
              "databricks_database_synced_database_table",
              "synced_database_tables",
              "name",
              "synced_database_table_"),
          new Type(
              "databricks_external_location", "external_locations", "id", "external_location_"),
          new Type("databricks_instance_pool", "instance_pools", "id", "instance_pool_"),
          new Type("databricks_job", "jobs", "id", "job_"),
          new Type("databricks_mlflow_experiment", "experiments", "id", "mlflow_experiment_"),
          new Type("databricks_mlflow_model", "models", "id", "mlflow_model_"),
          new Type("databricks_model_serving", "model_serving_endpoints", "id", "model_serving_"),
          new Type("databricks_pipeline", "pipelines", "id", "pipeline_"),
          new Type("databricks_postgres_branch", "postgres_branches", "name", "postgres_branch_"),
          new Type("databricks_postgres_catalog", "postgres_catalogs", "name", "postgres_catalog_"),
          new Type(
              "databricks_postgres_database", "postgres_databases", "name", "postgres_database_"),
          new Type(
              "databricks_postgres_endpoint", "postgres_endpoints", "name", "postgres_endpoint_"),
          new Type("databricks_postgres_project", "postgres_projects", "name", "postgres_project_"),
          new Type("databricks_postgres_role", "postgres_roles", "name", "postgres_role_"),
          new Type(
              "databricks_postgres_synced_table",
              "postgres_synced_tables",
              "name",
              "postgres_synced_table_"),
          new Type("databricks_quality_monitor", "quality_monitors", "id", "quality_monitor_"),
          new Type("databricks_registered_model", "registered_models", "id", "registered_model_"),
          new Type("databricks_schema", "schemas", "id", "schema_"),
          new Type("databricks_secret_scope", "secret_scopes", "name", "secret_scope_"),
          new Type("databricks_secret_uc", "secrets", "id", "secret_"),
          new Type("databricks_sql_endpoint", "sql_warehouses", "id", "sql_warehouse_"),
          new Type("databricks_sql_warehouse", "sql_warehouses", "id", "sql_warehouse_"),
          new Type(
              "databricks_vector_search_endpoint",
              "vector_search_endpoints",
              "name",
              "vector_search_endpoint_"),
          new Type(
              "databricks_vector_search_index",
              "vector_search_indexes",
              "name",
              "vector_search_index_"),
          new Type("databricks_volume", "volumes", "id", "volume_"));

  private TerraformTypes() {}

  /// The type with this name of the provider's.
  public static Optional<Type> named(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /// The resource whose permissions or grants have this name, such as `jobs.train` for `job_train`.
  ///
  /// @param exists tells which resources there are: `secret_x` and `secret_scope_x` may both fit
  public static Optional<ResourceKey> owner(String name, Predicate<ResourceKey> exists) {
    return ALL.stream()
        .filter(type -> name.startsWith(type.prefix()))
        .sorted(Comparator.comparingInt((Type type) -> -type.prefix().length()))
        .map(type -> ResourceKey.of(type.kind(), name.substring(type.prefix().length())))
        .filter(exists)
        .findFirst();
  }
}
