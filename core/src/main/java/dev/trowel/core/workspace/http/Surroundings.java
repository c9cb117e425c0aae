package dev.trowel.core.workspace.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a client finds around it; handed in, never fetched.
///
/// @param version of Trowel, for the `User-Agent`
/// @param environment the environment variables; an empty one counts as unset
/// @param home the user's home folder
/// @param time the clock
/// @param log is told of every request
public record Surroundings(
    String version, Map<String, String> environment, Path home, Time time, RequestLog log) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The value of an environment variable.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /// How long a connection may stay silent: `DATABRICKS_BUNDLE_HTTP_TIMEOUT_SECONDS`, or 90 s
  /// (format.md 1.1).
  public Duration patience() {
    return number("DATABRICKS_BUNDLE_HTTP_TIMEOUT_SECONDS")
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .orElse(PATIENCE);
  }

  /// The longest wait between two attempts that we choose ourselves:
  /// `DATABRICKS_BUNDLE_RETRY_INTERVAL_MS`, or 30 s.
  public Duration longestWait() {
    return number("DATABRICKS_BUNDLE_RETRY_INTERVAL_MS")
        .map(Duration::ofMillis)
        .orElse(LONGEST_WAIT);
  }

  private Optional<Long> number(String name) {
    return variable(name).filter(text -> text.matches("\\d{1,8}")).map(Long::parseLong);
  }
}
