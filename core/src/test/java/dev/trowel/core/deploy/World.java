package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a deployment left in a workspace, in a form that compares: ids, which an object made
/// anew cannot have again, stand as the keys of their resources.
final class World {

  private final Workspace workspace;
  private final SortedMap<String, String> seen = new TreeMap<>();

  private World(Workspace workspace) {
    this.workspace = workspace;
  }

  /// What is there.
  ///
  /// @param state knows the resources
  /// @param folder below which files are looked for
  static SortedMap<String, String> of(Workspace workspace, State state, String folder) {
    World world = new World(workspace);
    state.resources().forEach(world::resource);
    world.count("jobs", "/api/2.2/jobs/list?limit=100", "jobs");
    world.count("pipelines", "/api/2.0/pipelines", "statuses");
    world.count("pools", "/api/2.0/instance-pools/list", "instance_pools");
    world.count("clusters", "/api/2.1/clusters/list", "clusters");
    world.count("scopes", "/api/2.0/secrets/scopes/list", "scopes");
    world.folder(folder);
    world.seen.replaceAll((_, text) -> withoutIds(text, state.resources()));
    return world.seen;
  }

  /// What differs, a line each.
  static List<String> differences(SortedMap<String, String> before, SortedMap<String, String> now) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(before.get(key), now.get(key)))
        .map(key -> key + ": " + before.get(key) + " -> " + now.get(key))
        .toList();
  }

  private static String withoutIds(String text, Map<ResourceKey, Recorded> resources) {
    String bare = text;
    for (var each : resources.entrySet()) {
      if (each.getKey().part() == ResourceKey.Part.SELF) {
        bare = bare.replace(each.getValue().id(), "<" + each.getKey() + ">");
      }
    }
    return bare;
  }

  private void resource(ResourceKey key, Recorded recorded) {
    ResourceKind kind = Kinds.of(key).orElseThrow();
    List<String> observed = kind.operations().around().observed();
    if (kind.operations().read(workspace.rest(), recorded.id()) instanceof Answer.Ok ok) {
      leaves(key.toString(), kind.operations().live(ok.body()).without(observed));
    } else {
      seen.put(key.toString(), "not there");
    }
    if (key.part() == ResourceKey.Part.SELF) {
      kind.permissions()
          .filter(_ -> key.kind().equals("jobs"))
          .ifPresent(_ -> seen.put(key + " access", access("jobs", recorded.id())));
    }
  }

  private void leaves(String at, JsonNode node) {
    node.properties().forEach(each -> leaves(at + "." + each.getKey(), each.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      leaves(at + "[" + i + "]", node.get(i));
    }
    if (node.isValueNode() && !at.endsWith(".updated_at")) {
      seen.put(at, node.toString());
    }
  }

  private String access(String type, String id) {
    return get("/api/2.0/permissions/" + type + "/" + id)
        .path("access_control_list")
        .valueStream()
        .map(JsonNode::toString)
        .sorted()
        .toList()
        .toString();
  }

  private void count(String what, String path, String list) {
    seen.put("number of " + what, "" + get(path).path(list).size());
  }

  private void folder(String folder) {
    List<JsonNode> below = new ArrayList<>();
    get("/api/2.0/workspace/list?path=" + Call.segment(folder)).path("objects").forEach(below::add);
    for (JsonNode each : below) {
      String path = each.path("path").asText();
      String type = each.path("object_type").asText();
      switch (type) {
        case "DIRECTORY" -> {
          seen.put(path, type + access("directories", each.path("object_id").asText()));
          folder(path);
        }
        case "FILE", "NOTEBOOK" ->
            seen.put(path, type + get("/api/2.0/workspace/export?path=" + Call.segment(path)));
        default -> seen.put(path, type);
      }
    }
  }

  private JsonNode get(String path) {
    int mark = path.indexOf('?');
    Call call = Call.get(mark < 0 ? path : path.substring(0, mark));
    if (mark >= 0) {
      for (String each : List.of(path.substring(mark + 1).split("&", -1))) {
        int sign = each.indexOf('=');
        String value = URLDecoder.decode(each.substring(sign + 1), StandardCharsets.UTF_8);
        call = call.query(each.substring(0, sign), value);
      }
    }
    return workspace.rest().send(call) instanceof Answer.Ok ok
        ? ok.body()
        : MissingNode.getInstance();
  }
}
