package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The cluster policy of the phantom tests, and what it makes of clusters that are under it.
///
/// The words of its definition are those of the policy language
/// (docs.databricks.com/administration-guide/clusters/policy-definition.html); which values a
/// cluster gets from it is told at `ClusterSpec.apply_policy_default_values` in the SDK.
final class TestPolicy {

  /// A fixed value goes to every cluster under the policy, a default value only to those that ask.
  private static final String DEFINITION =
      """
      {"custom_tags.cost": {"type": "fixed", "value": "ml", "hidden": true},
       "spark_conf.spark.speculation": {"type": "fixed", "value": "true"},
       "spark_version": {"type": "unlimited", "defaultValue": "auto:latest-lts"},
       "runtime_engine": {"type": "fixed", "value": "STANDARD"},
       "enable_elastic_disk": {"type": "fixed", "value": true},
       "spark_env_vars.MODE": {"type": "unlimited", "defaultValue": "quiet", "isOptional": true},
       "cluster_log_conf.type": {"type": "fixed", "value": "DBFS"},
       "cluster_log_conf.path": {"type": "fixed", "value": "dbfs:/logs"},
       "init_scripts.0.workspace.destination": {"type": "fixed", "value": "/Shared/init.sh"},
       "dbus_per_hour": {"type": "range", "maxValue": 100}}
      """;

  static final ObjectNode ANSWER =
      Json.object().put("policy_id", "p-1").put("name", "lab").put("definition", DEFINITION);

  private TestPolicy() {}

  /// The cluster with what it gets from the policy.
  static ObjectNode supply(ObjectNode cluster) {
    if (cluster.has("policy_id")) {
      fill(cluster.withObjectProperty("custom_tags"), "cost", "ml");
      fill(cluster.withObjectProperty("spark_conf"), "spark.speculation", "true");
      fill(cluster, "runtime_engine", "STANDARD");
      if (cluster.path("apply_policy_default_values").asBoolean()) {
        fill(cluster.withObjectProperty("spark_env_vars"), "MODE", "quiet");
      }
      if (!cluster.has("cluster_log_conf")) {
        cluster.set(
            "cluster_log_conf", Json.of(Map.of("dbfs", Map.of("destination", "dbfs:/logs"))));
      }
      if (!cluster.has("init_scripts")) {
        ObjectNode script = Json.object();
        script.putObject("workspace").put("destination", "/Shared/init.sh");
        cluster.putArray("init_scripts").add(script);
      }
    }
    return cluster;
  }

  private static void fill(ObjectNode object, String field, String value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }
}
