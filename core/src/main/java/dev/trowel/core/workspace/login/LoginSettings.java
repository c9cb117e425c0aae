package dev.trowel.core.workspace.login;

import dev.trowel.schema.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the bundle and the command line say about logging in.
///
/// @param workspace fields of the bundle's `workspace` section by name, such as `host` or
///   `auth_type`; others than those of format.md 2.2 are not looked at
/// @param profile what `--profile` says; null when it was not given
public record LoginSettings(Map<String, Written> workspace, @Nullable String profile) {

  /// Nothing is said: the environment decides.
  public static final LoginSettings NONE = new LoginSettings(Map.of(), null);

  public LoginSettings {
    workspace = Map.copyOf(workspace);
  }

  /// One value and where it was written.
  public record Written(String value, Span span) {}

  /// One field of the bundle, unless it is empty.
  Optional<Written> field(String name) {
    return Optional.ofNullable(workspace.get(name)).filter(written -> !written.value().isBlank());
  }

  /// The environment variables that say the same to another program; no secret is among them, as
  /// those come from the environment or the profile.
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    for (LoginField each : LoginField.inBundle()) {
      field(each.key()).ifPresent(written -> variables.put(each.variable(), written.value()));
    }
    Optional.ofNullable(profile)
        .or(() -> field("profile").map(Written::value))
        .ifPresent(name -> variables.put("DATABRICKS_CONFIG_PROFILE", name));
    return Map.copyOf(variables);
  }
}
