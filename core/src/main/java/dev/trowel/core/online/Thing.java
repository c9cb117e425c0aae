package dev.trowel.core.online;

import java.util.List;
import java.util.Optional;

/// A sort of thing in a workspace that bundles name by its id.
///
/// @param noun what it is called in messages
/// @param reads requests of which one succeeds when it is there; `{0}` stands for its id, `{1}` and
///   `{2}` for the id's parts. None when only a list tells
/// @param listing how all of them are listed; empty where the list may be long
/// @param guard who may use it; empty when that cannot be asked
public record Thing(
    String noun, List<String> reads, Optional<Listing> listing, Optional<Guard> guard) {

  /// How the things of a sort are listed.
  ///
  /// @param path the request
  /// @param list the field of the answer that holds them
  /// @param id the field that holds the id of one
  public record Listing(String path, String list, String id) {}

  /// Who may use a thing.
  ///
  /// @param type as in `/api/2.0/permissions/{type}`
  /// @param levels each is enough to use it
  public record Guard(String type, List<String> levels) {}

  private static final String UNITY = "/api/2.1/unity-catalog/";
  private static final String MANAGE = "CAN_MANAGE";

  public static final Thing CLUSTER =
      thing("cluster", "/api/2.1/clusters/get?cluster_id={0}")
          .listed("/api/2.1/clusters/list", "clusters", "cluster_id")
          .guarded("clusters", "CAN_ATTACH_TO", "CAN_RESTART", MANAGE);
  public static final Thing WAREHOUSE =
      thing("SQL warehouse", "/api/2.0/sql/warehouses/{0}")
          .listed("/api/2.0/sql/warehouses", "warehouses", "id")
          .guarded("warehouses", "CAN_USE", MANAGE, "IS_OWNER");
  public static final Thing POLICY =
      thing("cluster policy", "/api/2.0/policies/clusters/get?policy_id={0}")
          .listed("/api/2.0/policies/clusters/list", "policies", "policy_id")
          .guarded("cluster-policies", "CAN_USE", MANAGE);
  public static final Thing POOL =
      thing("instance pool", "/api/2.0/instance-pools/get?instance_pool_id={0}")
          .listed("/api/2.0/instance-pools/list", "instance_pools", "instance_pool_id")
          .guarded("instance-pools", "CAN_ATTACH_TO", MANAGE);
  public static final Thing JOB = thing("job", "/api/2.2/jobs/get?job_id={0}");
  public static final Thing PIPELINE = thing("pipeline", "/api/2.0/pipelines/{0}");
  public static final Thing DESTINATION =
      thing("notification destination", "/api/2.0/notification-destinations/{0}")
          .listed("/api/2.0/notification-destinations", "results", "id");
  public static final Thing QUERY = thing("query", "/api/2.0/sql/queries/{0}");
  public static final Thing ALERT =
      thing("alert", "/api/2.0/alerts/{0}", "/api/2.0/sql/alerts/{0}");
  public static final Thing DASHBOARD =
      thing("dashboard", "/api/2.0/lakeview/dashboards/{0}", "/api/2.0/preview/sql/dashboards/{0}");
  public static final Thing NODE_TYPE =
      thing("node type").listed("/api/2.1/clusters/list-node-types", "node_types", "node_type_id");
  public static final Thing SPARK_VERSION =
      thing("Spark version").listed("/api/2.1/clusters/spark-versions", "versions", "key");
  public static final Thing CATALOG =
      thing("catalog", UNITY + "catalogs/{0}").listed(UNITY + "catalogs", "catalogs", "name");
  public static final Thing SCHEMA =
      thing("schema", UNITY + "schemas/{0}")
          .listed(UNITY + "schemas?catalog_name={1}", "schemas", "full_name");
  public static final Thing TABLE = thing("table", UNITY + "tables/{0}");
  public static final Thing MODEL =
      thing(
          "model",
          UNITY + "models/{0}",
          "/api/2.0/mlflow/registered-models/get?name={0}",
          UNITY + "functions/{0}");
  public static final Thing MODEL_VERSION =
      thing(
          "model version",
          UNITY + "models/{1}/versions/{2}",
          "/api/2.0/mlflow/model-versions/get?name={1}&version={2}");
  public static final Thing ENDPOINT =
      thing("serving endpoint", "/api/2.0/serving-endpoints/{0}")
          .listed("/api/2.0/serving-endpoints", "endpoints", "name");
  public static final Thing SCOPE =
      thing("secret scope").listed("/api/2.0/secrets/scopes/list", "scopes", "name");

  /// A sort that nothing names by a field of its own.
  public static final Thing VOLUME = thing("volume", UNITY + "volumes/{0}");

  private static Thing thing(String noun, String... reads) {
    return new Thing(noun, List.of(reads), Optional.empty(), Optional.empty());
  }

  private Thing listed(String path, String list, String id) {
    return new Thing(noun, reads, Optional.of(new Listing(path, list, id)), guard);
  }

  private Thing guarded(String type, String... levels) {
    return new Thing(noun, reads, listing, Optional.of(new Guard(type, List.of(levels))));
  }
}
