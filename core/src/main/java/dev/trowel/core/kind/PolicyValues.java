package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What clusters have from the cluster policy they are under: of a field that the bundle does not
/// say, the value that the policy gives is no difference, as the same request would give it again.
/// Another value is one, and so is every value while the policy cannot be read.
///
/// A policy gives its fixed values to every cluster, and its default values to those that ask for
/// them (the SDK's `ClusterSpec.apply_policy_default_values`).
///
/// @param clusters the places of clusters in settings
record PolicyValues(List<Place> clusters) implements View {

  private static final String POLICY = "policy_id";

  /// Where clusters stand.
  ///
  /// @param steps `*` is every element
  /// @param key what tells the elements of a list on the way apart; `""` for their order
  record Place(List<String> steps, String key) {
    static Place of(String text, String key) {
      return new Place(text.isEmpty() ? List.of() : List.of(text.split("\\.", -1)), key);
    }
  }

  static PolicyValues of(Place... clusters) {
    return new PolicyValues(List.of(clusters));
  }

  @Override
  public Set<String> policies(JsonNode object) {
    Set<String> ids = new HashSet<>();
    for (JsonNode id : object.findValues(POLICY)) {
      if (id.isTextual() && !id.asText().isEmpty()) {
        ids.add(id.asText());
      }
    }
    return ids;
  }

  @Override
  public ObjectNode of(ObjectNode live, ObjectNode desired, JsonNode object) {
    JsonNode definitions = ClusterPolicies.of(object);
    if (definitions.isEmpty()) {
      return live;
    }
    ObjectNode own = live.deepCopy();
    for (Place place : clusters) {
      walk(own, desired, place.steps(), place.key(), definitions);
    }
    return own;
  }

  private static void walk(
      JsonNode live, JsonNode desired, List<String> way, String key, JsonNode definitions) {
    if (way.isEmpty()) {
      JsonNode definition = definitions.path(live.path(POLICY).asText());
      if (live instanceof ObjectNode cluster && desired.isObject() && definition.isObject()) {
        boolean defaults = desired.path("apply_policy_default_values").asBoolean();
        new Given(definition, defaults).takenFrom(cluster, desired, "");
      }
      return;
    }
    List<String> below = way.subList(1, way.size());
    if (way.getFirst().equals("*")) {
      for (int i = 0; i < live.size(); i++) {
        walk(live.path(i), counterpart(live.path(i), i, desired, key), below, key, definitions);
      }
    } else {
      walk(live.path(way.getFirst()), desired.path(way.getFirst()), below, key, definitions);
    }
  }

  private static JsonNode counterpart(JsonNode element, int i, JsonNode desired, String key) {
    if (key.isEmpty()) {
      return desired.path(i);
    }
    for (JsonNode each : desired) {
      if (each.path(key).equals(element.path(key))) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  /// What one policy gives.
  private record Given(JsonNode definition, boolean defaults) {

    /// Takes away what is given and not wanted, and what has nothing left in it then.
    void takenFrom(ObjectNode live, JsonNode desired, String prefix) {
      List<String> names = List.copyOf(live.propertyStream().map(e -> e.getKey()).toList());
      for (String name : names) {
        JsonNode value = live.get(name);
        JsonNode wanted = desired.path(name);
        String path = prefix + name;
        if (value instanceof ObjectNode object) {
          takenFrom(object, wanted, path + ".");
          if (object.isEmpty() && wanted.isMissingNode()) {
            live.remove(name);
          }
        } else if (wanted.isMissingNode() && isGiven(path, value)) {
          live.remove(name);
        }
      }
    }

    private boolean isGiven(String path, JsonNode value) {
      if (value instanceof ArrayNode list) {
        boolean all = !list.isEmpty();
        for (int i = 0; i < list.size(); i++) {
          all &=
              isGivenWhole(path + "." + i, list.get(i)) || isGivenWhole(path + ".*", list.get(i));
        }
        return all;
      }
      return gives(path, value) || (isLog(path) && gives("cluster_log_conf.path", value));
    }

    private boolean isGivenWhole(String path, JsonNode value) {
      return value.isObject()
          ? value
              .propertyStream()
              .allMatch(e -> isGivenWhole(path + "." + e.getKey(), e.getValue()))
          : gives(path, value);
    }

    /// Policies name the place of logs alike for all sorts of storage.
    private static boolean isLog(String path) {
      return path.startsWith("cluster_log_conf.") && path.endsWith(".destination");
    }

    private boolean gives(String path, JsonNode value) {
      JsonNode rule = definition.path(path);
      return rule.path("type").asText().equals("fixed")
          ? isValue(rule.path("value"), path, value)
          : defaults && isValue(rule.path("defaultValue"), path, value);
    }

    /// `auto:latest-lts` stands for a version that the workspace chooses.
    private static boolean isValue(JsonNode given, String path, JsonNode value) {
      return !given.isMissingNode()
          && (given.asText().equals(value.asText())
              || (path.equals("spark_version") && given.asText().startsWith("auto:")));
    }
  }
}
