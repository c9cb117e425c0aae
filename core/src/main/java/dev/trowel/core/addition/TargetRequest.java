package dev.trowel.core.addition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What target is to be added.
///
/// @param name its name
/// @param mode `development` or `production`
/// @param host the address of its workspace
/// @param rootPath where it is deployed to; empty for what its mode needs
/// @param like the target whose values of variables it takes over
/// @param variables values of variables; these go before those of `like`
/// @param ephemeral whether there is one for each pull request
public record TargetRequest(
    String name,
    Optional<String> mode,
    Optional<String> host,
    Optional<String> rootPath,
    Optional<String> like,
    Map<String, String> variables,
    boolean ephemeral) {

  public TargetRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
