package dev.trowel.core.preflight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// How things are made that bundles name by an id or look up by a name.
final class Making {

  private static final String JSON = "--json";

  private Making() {}

  /// The statements that make one.
  ///
  /// @param sort as `lookup` names it
  /// @param name what it is to be called
  /// @param user whom a destination tells
  /// @return none for a sort that cannot be made without knowing what for, such as a job
  static List<Statement> statements(String sort, String name, String user) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return switch (sort) {
      case "warehouse" ->
          List.of(
              Statement.shell(
                  "warehouses", "create", "--name", name, "--cluster-size", "2X-Small"));
      case "cluster_policy" ->
          made("cluster-policies", body.put("name", name).put("definition", "{}"));
      case "cluster" ->
          made(
              "clusters",
              node(body.put("cluster_name", name))
                  .put("spark_version", "15.4.x-scala2.12")
                  .put("num_workers", 1)
                  .put("autotermination_minutes", 30));
      case "instance_pool" -> made("instance-pools", node(body.put("instance_pool_name", name)));
      case "service_principal" ->
          List.of(Statement.shell("service-principals", "create", "--display-name", name));
      case "notification_destination" -> made("notification-destinations", mailing(name, user));
      default -> List.of();
    };
  }

  /// Which types of nodes there are depends on the cloud.
  private static ObjectNode node(ObjectNode body) {
    return body.put("node_type_id", "NODE_TYPE");
  }

  private static ObjectNode mailing(String name, String user) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("display_name", name);
    body.putObject("config").putObject("email").putArray("addresses").add(user);
    return body;
  }

  private static List<Statement> made(String group, ObjectNode body) {
    return List.of(Statement.shell(group, "create", JSON, body.toString()));
  }
}
