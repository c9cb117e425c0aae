package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// `/api/2.x/clusters/*`: all-purpose clusters, which take a while to start and to stop.
public final class Clusters {
  private static final String TABLE = "clusters";
  private static final String STATE = "state";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("MMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Clusters() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode cluster = world.types().read("clusters.create", request.json());
    ClusterRules.check(cluster);
    cluster.remove("clone_from");
    String id = ID_TIME.format(Instant.ofEpochMilli(world.now())) + "-" + world.letters(8);
    cluster.put("cluster_id", id).put("creator_user_name", world.caller().userName());
    cluster.put("cluster_source", "API").put("start_time", world.now());
    Docs.defaults(cluster, "cluster_name", "");
    fill(cluster);
    begin(cluster, "PENDING", world);
    Acl.created(world, "clusters", id, List.of());
    return Reply.ok(Docs.object().put("cluster_id", id));
  }

  /// `GET get`.
  public static Reply get(Request request, World world) {
    String id = request.required("cluster_id");
    ObjectNode cluster = require(world, id);
    Later.look(cluster, world, TABLE, id);
    return Reply.ok(shown(cluster));
  }

  /// `GET list`.
  public static Reply list(Request request, World world) {
    List<ObjectNode> found = world.tx().all(TABLE).stream().map(Clusters::shown).toList();
    int limit = Math.clamp(request.number("page_size", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("clusters", Pages.cut(found, limit, token)));
  }

  /// `POST edit`: the settings given in place of those there were; a running cluster restarts.
  public static Reply edit(Request request, World world) {
    ObjectNode body = world.types().read("clusters.edit", request.json());
    ObjectNode before = require(world, Docs.required(body, "cluster_id"));
    String state = requireState(before, List.of("RUNNING", "TERMINATED"));
    ClusterRules.check(body);
    body.setAll(
        Docs.only(before, "cluster_id", "creator_user_name", "cluster_source", "start_time"));
    Docs.defaults(body, "cluster_name", "");
    fill(body);
    begin(body, state.equals("RUNNING") ? "RESTARTING" : state, world);
    return Reply.empty();
  }

  /// `POST resize`: of a running cluster only.
  public static Reply resize(Request request, World world) {
    ObjectNode body = world.types().read("clusters.resize", request.json());
    ObjectNode cluster = require(world, Docs.required(body, "cluster_id"));
    requireState(cluster, List.of("RUNNING"));
    if (body.get("autoscale") instanceof ObjectNode scale) {
      ClusterRules.checkScale(scale);
      cluster.remove("num_workers");
      cluster.set("autoscale", scale);
    } else {
      cluster.remove("autoscale");
      cluster.put("num_workers", body.path("num_workers").asInt());
    }
    begin(cluster, "RESIZING", world);
    return Reply.empty();
  }

  /// `POST start`.
  public static Reply start(Request request, World world) {
    ObjectNode cluster = named(request, world);
    requireState(cluster, List.of("TERMINATED"));
    begin(cluster, "PENDING", world);
    return Reply.empty();
  }

  /// `POST restart`.
  public static Reply restart(Request request, World world) {
    ObjectNode cluster = named(request, world);
    requireState(cluster, List.of("RUNNING"));
    begin(cluster, "RESTARTING", world);
    return Reply.empty();
  }

  /// `POST delete`: stops it; fine when it has stopped.
  public static Reply terminate(Request request, World world) {
    ObjectNode cluster = named(request, world);
    if (!state(cluster).equals("TERMINATED")) {
      begin(cluster, "TERMINATING", world);
    }
    return Reply.empty();
  }

  /// `POST permanent-delete`.
  public static Reply permanentDelete(Request request, World world) {
    String id = named(request, world).path("cluster_id").asText();
    world.tx().remove(TABLE, id);
    Acl.forget(world, "clusters", id);
    return Reply.empty();
  }

  /// `POST pin` and `unpin`.
  public static Reply pin(Request request, World world) {
    named(request, world);
    return Reply.empty();
  }

  /// `GET spark-versions`.
  public static Reply sparkVersions(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode versions = answer.putArray("versions");
    for (String key :
        List.of(
            "17.3.x-scala2.13",
            "16.4.x-scala2.12",
            "15.4.x-scala2.12",
            "17.3.x-cpu-ml-scala2.13",
            "16.4.x-cpu-ml-scala2.12",
            "15.4.x-cpu-ml-scala2.12")) {
      versions.addObject().put("key", key).put("name", key.replaceFirst("\\.x-.*", " LTS"));
    }
    return Reply.ok(answer);
  }

  /// `GET list-node-types`.
  public static Reply nodeTypes(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode types = answer.putArray("node_types");
    for (String id :
        List.of(
            "i3.xlarge",
            "i3.2xlarge",
            "m5d.large",
            "Standard_D3_v2",
            "Standard_DS3_v2",
            "n2-highmem-4")) {
      types
          .addObject()
          .put("node_type_id", id)
          .put("memory_mb", 16384)
          .put("num_cores", 4.0)
          .put("description", id)
          .put("instance_type_id", id)
          .put("category", "General Purpose")
          .put("is_deprecated", false)
          .put("num_gpus", 0);
    }
    return Reply.ok(answer);
  }

  private static void fill(ObjectNode cluster) {
    ClusterRules.fill(cluster);
    if (cluster.has("node_type_id")) {
      Docs.defaults(cluster, "driver_node_type_id", cluster.get("node_type_id"));
    }
    Docs.defaults(cluster, "autotermination_minutes", 0);
    if (!cluster.has("autoscale")) {
      Docs.defaults(cluster, "num_workers", 0);
    }
    cluster.remove("apply_policy_default_values");
  }

  private static void begin(ObjectNode cluster, String state, World world) {
    cluster.put(STATE, state);
    Later.begin(cluster, world);
    world.tx().put(TABLE, cluster.path("cluster_id").asText(), cluster);
  }

  /// The state something under way has come to.
  private static String state(ObjectNode cluster) {
    String state = cluster.path(STATE).asText();
    if (!Later.isDone(cluster)) {
      return state;
    }
    return state.startsWith("TERMINAT") ? "TERMINATED" : "RUNNING";
  }

  private static String requireState(ObjectNode cluster, List<String> allowed) {
    String state = state(cluster);
    if (!allowed.contains(state)) {
      throw new ApiException(
          400,
          "INVALID_STATE",
          "Cluster "
              + cluster.path("cluster_id").asText()
              + " is in unexpected state "
              + state
              + ".");
    }
    return state;
  }

  private static ObjectNode named(Request request, World world) {
    return require(world, Docs.required(request.json(), "cluster_id"));
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.invalid("Cluster " + id + " does not exist"));
  }

  private static ObjectNode shown(ObjectNode cluster) {
    return Later.shown(cluster).put(STATE, state(cluster)).put("state_message", "");
  }
}
