package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/// A collection without ways of its own: created, read, listed, edited, deleted.
///
/// @param table where its objects are
/// @param types what its requests are called in `types.json`
/// @param noun as messages name it
/// @param id the field of the id, in answers and requests
/// @param name the field that has to be there
/// @param list the field of a list's answer
/// @param aclType its type for permissions
/// @param fill adds what the service adds
/// @param lasting fields that an edit leaves as they are
public record Simple(
    String table,
    String types,
    String noun,
    String id,
    String name,
    String list,
    String aclType,
    BiFunction<ObjectNode, World, ObjectNode> fill,
    List<String> lasting) {

  /// Instance pools.
  public static final Simple POOLS =
      new Simple(
          "instance_pools",
          "instance-pools",
          "Instance pool",
          "instance_pool_id",
          "instance_pool_name",
          "instance_pools",
          "instance-pools",
          Simple::fillPool,
          List.of(
              "aws_attributes",
              "azure_attributes",
              "disk_spec",
              "enable_elastic_disk",
              "gcp_attributes",
              "node_type_flexibility",
              "preloaded_docker_images",
              "preloaded_spark_versions"));

  /// Cluster policies.
  public static final Simple POLICIES =
      new Simple(
          "policies",
          "policies",
          "Cluster policy",
          "policy_id",
          "name",
          "policies",
          "cluster-policies",
          Simple::fillPolicy,
          List.of());

  /// Creates one and answers with its id.
  public Reply create(Request request, World world) {
    ObjectNode object = world.types().read(types + ".create", request.json());
    Docs.required(object, name);
    requireFreeName(world, object, "");
    String key =
        table.equals("instance_pools")
            ? "0923-164208-" + world.letters(6) + "-pool-" + world.letters(8)
            : world.hex(16).toUpperCase(Locale.ROOT);
    object.put(id, key);
    world.tx().put(table, key, fill.apply(object, world));
    if (!table.equals("policies")) {
      Acl.created(world, aclType, key, List.of());
    }
    return Reply.ok(Docs.object().put(id, key));
  }

  /// Reads one.
  public Reply get(Request request, World world) {
    return Reply.ok(require(world, request.required(id)));
  }

  /// Reads all.
  public Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    answer.putArray(list).addAll(world.tx().all(table));
    return Reply.ok(answer);
  }

  /// Puts settings in place of those there were.
  public Reply edit(Request request, World world) {
    ObjectNode object = world.types().read(types + ".edit", request.json());
    String key = object.path(id).asText();
    ObjectNode before = require(world, key);
    Docs.required(object, name);
    requireFreeName(world, object, key);
    object.setAll(Docs.only(before, lasting.toArray(String[]::new)));
    world.tx().put(table, key, fill.apply(object, world));
    return Reply.empty();
  }

  /// Takes one away.
  public Reply delete(Request request, World world) {
    String key = Docs.required(request.json(), id);
    require(world, key);
    world.tx().remove(table, key);
    Acl.forget(world, aclType, key);
    return Reply.empty();
  }

  private ObjectNode require(World world, String key) {
    return world
        .tx()
        .get(table, key)
        .orElseThrow(() -> ApiException.notFound(noun + " " + key + " does not exist."));
  }

  private void requireFreeName(World world, ObjectNode object, String own) {
    boolean taken =
        world.tx().all(table).stream()
            .filter(other -> !other.path(id).asText().equals(own))
            .anyMatch(other -> other.path(name).equals(object.path(name)));
    if (taken) {
      throw ApiException.exists(
          noun + " with name '" + object.path(name).asText() + "' already exists.");
    }
  }

  private static ObjectNode fillPool(ObjectNode pool, World world) {
    Docs.required(pool, "node_type_id");
    Docs.defaults(pool, "min_idle_instances", 0);
    Docs.defaults(pool, "enable_elastic_disk", true);
    return pool.put("state", "ACTIVE");
  }

  private static ObjectNode fillPolicy(ObjectNode policy, World world) {
    Docs.defaults(policy, "definition", "{}");
    policy.put("creator_user_name", world.caller().userName()).put("is_default", false);
    return policy.put("created_at_timestamp", world.now());
  }
}
