package dev.trowel.core.kind;

import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets.Cleared;
import java.util.List;

/// What clusters and job clusters have in common.
final class ClusterFields {

  /// Fields the workspace or a policy fills in.
  static final String[] CHOSEN_BY_WORKSPACE = {
    "data_security_mode",
    "driver_instance_pool_id",
    "driver_node_type_flexibility",
    "driver_node_type_id",
    "enable_elastic_disk",
    "enable_local_disk_encryption",
    "node_type_id",
    "runtime_engine",
    "worker_node_type_flexibility"
  };

  private static final List<String> NOT_BESIDE_POOL =
      List.of(
          "node_type_id",
          "driver_node_type_id",
          "enable_elastic_disk",
          "azure_attributes",
          "aws_attributes.availability",
          "aws_attributes.ebs_volume_count",
          "aws_attributes.ebs_volume_iops",
          "aws_attributes.ebs_volume_size",
          "aws_attributes.ebs_volume_throughput",
          "aws_attributes.ebs_volume_type",
          "aws_attributes.first_on_demand",
          "aws_attributes.spot_bid_price_percent",
          "aws_attributes.zone_id",
          "gcp_attributes.availability",
          "gcp_attributes.boot_disk_size",
          "gcp_attributes.confidential_compute_type",
          "gcp_attributes.first_on_demand",
          "gcp_attributes.local_ssd_count",
          "gcp_attributes.use_preemptible_executors",
          "gcp_attributes.zone_id");

  private ClusterFields() {}

  /// A pool decides on machines, so the cluster may not; a driver pool needs a worker pool
  /// (format.md 2.13).
  static FacetsBuilder poolFixups(FacetsBuilder facets, String cluster) {
    PathPattern at = PathPattern.of(cluster);
    return facets
        .cleared(new Cleared(at, "instance_pool_id", true, NOT_BESIDE_POOL))
        .cleared(new Cleared(at, "instance_pool_id", false, List.of("driver_instance_pool_id")));
  }

  /// The fields below each of `clusters`.
  static String[] below(String cluster, String... fields) {
    String[] patterns = new String[fields.length];
    for (int i = 0; i < fields.length; i++) {
      patterns[i] = cluster + "." + fields[i];
    }
    return patterns;
  }
}
