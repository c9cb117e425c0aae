package dev.trowel.schema.interpolate;

import dev.trowel.schema.python.Program;
import dev.trowel.schema.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the caller adds to the files of a bundle.
///
/// @param variables values given with `--var`, by name
/// @param environment the environment variables
/// @param overrides the content of `.databricks/bundle/<target>/variable-overrides.json`; empty
///   when there is none
/// @param clusterId the cluster that replaces the compute of all tasks, as `--cluster-id` gives it
/// @param program runs the Python code of the bundle
public record Inputs(
    Map<String, String> variables,
    Map<String, String> environment,
    Optional<Value> overrides,
    Optional<String> clusterId,
    Program program) {

  private static final String VARIABLE_PREFIX = "BUNDLE_VAR_";
  private static final String RUNTIME = "DATABRICKS_RUNTIME_VERSION";
  private static final String CLUSTER = "DATABRICKS_CLUSTER_ID";

  public Inputs {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    environment = Map.copyOf(environment);
  }

  /// No additions at all.
  public static Inputs none() {
    return of(Map.of());
  }

  /// Only these values of variables.
  public static Inputs of(Map<String, String> variables) {
    return new Inputs(variables, Map.of(), Optional.empty(), Optional.empty(), Program.none());
  }

  /// The value of `BUNDLE_VAR_<name>`; empty when it is not set.
  public Optional<String> fromEnvironment(String name) {
    return Optional.ofNullable(environment.get(environmentName(name)));
  }

  /// The environment variable that gives the variable `name` its value.
  public static String environmentName(String name) {
    return VARIABLE_PREFIX + name;
  }

  /// The value of `DATABRICKS_CLUSTER_ID`; empty when it is not set or empty.
  public Optional<String> clusterFromEnvironment() {
    return Optional.ofNullable(environment.get(CLUSTER)).filter(id -> !id.isEmpty());
  }

  /// Whether the command runs on a machine of the workspace, such as behind a notebook or a web
  /// terminal.
  public boolean isInWorkspace() {
    return !environment.getOrDefault(RUNTIME, "").isEmpty();
  }
}
