package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;

/// What the service refuses in a cluster's settings and what it fills in, in jobs and on its own.
final class ClusterRules {
  private ClusterRules() {}

  /// Refuses a cluster without version, machines or a sensible size.
  static void check(ObjectNode cluster) {
    boolean policy = Docs.text(cluster, "policy_id").isPresent();
    if (!policy) {
      Docs.required(cluster, "spark_version");
      if (Docs.text(cluster, "node_type_id").isEmpty()
          && Docs.text(cluster, "instance_pool_id").isEmpty()
          && !cluster.has("node_type_flexibility")) {
        throw ApiException.missing("node_type_id");
      }
    }
    if (cluster.path("num_workers").asInt(0) < 0) {
      throw ApiException.invalid("Cluster size should be non-negative.");
    }
    if (cluster.get("autoscale") instanceof ObjectNode scale) {
      checkScale(scale);
    }
  }

  static void checkScale(ObjectNode scale) {
    int low = scale.path("min_workers").asInt();
    int high = scale.path("max_workers").asInt();
    if (low < 0 || high < low) {
      throw ApiException.invalid(
          "Invalid autoscale range: min_workers " + low + ", max_workers " + high + ".");
    }
  }

  /// What the service adds to every cluster.
  static void fill(ObjectNode cluster) {
    Docs.defaults(cluster, "enable_elastic_disk", true);
    Docs.defaults(cluster, "data_security_mode", "SINGLE_USER");
    Docs.defaults(
        cluster,
        "aws_attributes",
        Docs.parse(
            "{'first_on_demand': 1, 'availability': 'SPOT_WITH_FALLBACK', 'zone_id': 'auto',"
                + " 'spot_bid_price_percent': 100}"));
  }
}
