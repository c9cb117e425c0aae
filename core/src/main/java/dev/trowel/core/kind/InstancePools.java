package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Facets.NameStyle;

/// Pools of idle machines for clusters.
final class InstancePools {

  private static final String API = " /api/2.0/instance-pools/";
  private static final String ID = "instance_pool_id";

  /// What an edit takes; it does not know the rest.
  private static final String[] EDITABLE = {
    "custom_tags",
    "idle_instance_autotermination_minutes",
    "instance_pool_name",
    "max_capacity",
    "min_idle_instances",
    "node_type_id",
    "remote_disk_throughput",
    "total_initial_remote_disk_size"
  };

  static final ResourceKind KIND =
      ResourceKind.of("instance_pools", "instance_pool", "compute.CreateInstancePool")
          .create("POST" + API + "create")
          .id(ID)
          .read(
              Reads.plain("GET" + API + "get?instance_pool_id={id}")
                  .honest()
                  .unless(InstancePools::isDeleted))
          .update("POST" + API + "edit", InstancePools::edit)
          .delete("POST" + API + "delete", Bodies.textId(ID))
          .find(
              Finds.byListedName(
                  "GET" + API + "list",
                  "instance_pools",
                  "instance_pool_name",
                  ID,
                  InstancePools::isDeleted))
          .field(REQUIRED, "instance_pool_name", "node_type_id")
          .field(REPLACE, "disk_spec", "node_type_flexibility")
          .field(REPLACE, "preloaded_docker_images", "preloaded_spark_versions")
          .field(IGNORE_REMOTE, "aws_attributes", "azure_attributes", "gcp_attributes")
          .field(REMOTE_DEFAULT, "enable_elastic_disk", "max_capacity")
          .remoteDefault("idle_instance_autotermination_minutes", 60)
          .facets(() ->
              new FacetsBuilder()
                  .named("instance_pool_name", NameStyle.PLAIN)
                  .tagged("custom_tags")
                  .level("CAN_VIEW", "CAN_ATTACH_TO")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("instance-pools", "id")
          .page("compute/instance-pools/{id}")
          .build();

  private InstancePools() {}

  private static boolean isDeleted(JsonNode pool) {
    return pool.path("state").asText().equals("DELETED");
  }

  private static JsonNode edit(Target target) {
    ObjectNode body = Json.object().put(ID, target.id());
    return body.setAll(Bodies.pick(target, EDITABLE));
  }
}
