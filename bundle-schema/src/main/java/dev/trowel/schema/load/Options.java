package dev.trowel.schema.load;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the caller says about which bundle and which target to read.
///
/// @param target `-t`, or null
/// @param environment the environment variables; `DATABRICKS_BUNDLE_ROOT`,
///   `DATABRICKS_BUNDLE_TARGET` and `DATABRICKS_BUNDLE_ENV` are looked at (format.md 1.1)
/// @param contents what the bundle's files hold
public record Options(@Nullable String target, Map<String, String> environment, Contents contents) {

  public Options {
    environment = Map.copyOf(environment);
  }

  /// The same for the files on the disk.
  public Options(@Nullable String target, Map<String, String> environment) {
    this(target, environment, Contents.onDisk());
  }

  /// No target named, no environment.
  public static Options none() {
    return new Options(null, Map.of());
  }

  /// These options with `-t name`.
  public Options withTarget(String name) {
    return new Options(name, environment, contents);
  }

  /// Whether the caller says which target is meant.
  public boolean namesTarget() {
    return named().isPresent();
  }

  /// The target that the caller names.
  public Optional<String> named() {
    return Optional.ofNullable(target)
        .or(() -> Optional.ofNullable(env("DATABRICKS_BUNDLE_TARGET")))
        .or(() -> Optional.ofNullable(env("DATABRICKS_BUNDLE_ENV")));
  }

  /// The value of an environment variable; null when it is not set or empty.
  public @Nullable String env(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
