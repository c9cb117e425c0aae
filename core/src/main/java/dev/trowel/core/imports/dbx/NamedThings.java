package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.value.Value.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Things in the workspace that are named and not deployed, as variables that look up their ids.
final class NamedThings {

  /// The scheme of a reference → what a variable looks up.
  private static final Map<String, String> SCHEMES =
      Map.of(
          "cluster", "cluster",
          "cluster-policy", "cluster_policy",
          "instance-pool", "instance_pool",
          "pipeline", "pipeline",
          "service-principal", "service_principal",
          "warehouse", "warehouse",
          "query", "query",
          "alert", "alert",
          "dashboard", "dashboard");

  /// A field that took a name → the field that takes the id, and what is looked up.
  static final Map<String, Map.Entry<String, String>> FIELDS =
      Map.of(
          "existing_cluster_name", Map.entry("existing_cluster_id", "cluster"),
          "instance_pool_name", Map.entry("instance_pool_id", "instance_pool"),
          "driver_instance_pool_name", Map.entry("driver_instance_pool_id", "instance_pool"),
          "policy_name", Map.entry("policy_id", "cluster_policy"),
          "pipeline_name", Map.entry("pipeline_id", "pipeline"));

  private final Keys keys = new Keys();
  private final Map<String, String> names = new HashMap<>();
  private final SequencedMap<String, Mapping> lookups = new LinkedHashMap<>();
  private final Map<String, Set<String>> users = new HashMap<>();
  private String environment = "";

  /// From here on, things are named by this environment.
  void enter(String name) {
    environment = name;
  }

  /// The reference that `scheme://name` becomes; empty for another text.
  Optional<String> of(String text) {
    int at = text.indexOf("://");
    String sort = at < 0 ? null : SCHEMES.get(text.substring(0, at));
    return sort == null ? Optional.empty() : Optional.of(lookup(sort, text.substring(at + 3)));
  }

  /// A reference to the id of a thing.
  String lookup(String sort, String name) {
    String variable =
        names.computeIfAbsent(
            sort + "\u0000" + name,
            _ -> keys.fresh(Keys.of(name, "named") + "_" + sort + "_id", "named"));
    lookups.put(variable, Made.mapping("lookup", Made.mapping(sort, Made.text(name))));
    users.computeIfAbsent(variable, _ -> new HashSet<>()).add(environment);
    return "${var." + variable + "}";
  }

  /// The declarations. What not all environments name is looked up by those that do: it need not be
  /// there for the others.
  ///
  /// @param environments how many there are
  Mapping variables(int environments) {
    Mapping variables = Made.mapping();
    for (Map.Entry<String, Mapping> each : lookups.entrySet()) {
      variables =
          variables.with(
              each.getKey(),
              isCommon(each.getKey(), environments)
                  ? each.getValue()
                  : Made.mapping("description", Made.text("Looked up by the targets that use it."))
                      .with("default", Made.text("")));
    }
    return variables;
  }

  /// What one environment looks up by itself.
  Mapping variables(String name, int environments) {
    Mapping variables = Made.mapping();
    for (Map.Entry<String, Mapping> each : lookups.entrySet()) {
      boolean isOwn = users.getOrDefault(each.getKey(), Set.of()).contains(name);
      if (isOwn && !isCommon(each.getKey(), environments)) {
        variables = variables.with(each.getKey(), each.getValue());
      }
    }
    return variables;
  }

  private boolean isCommon(String variable, int environments) {
    return users.getOrDefault(variable, Set.of()).size() == environments;
  }
}
