package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import java.util.Optional;

/// What a method of logging in works with.
///
/// @param transport for token requests
record Context(Settings settings, Surroundings around, Transport transport, Endpoints endpoints) {

  Optional<String> value(LoginField field) {
    return settings.value(field);
  }

  boolean hasHost() {
    return settings.has(LoginField.HOST);
  }

  /// Scheme, name and port; only asked for when [#hasHost].
  String host() {
    return value(LoginField.HOST).orElseThrow();
  }

  /// Whether the workspace is Azure's: by its resource id, its name or `DATABRICKS_CLOUD`.
  boolean isAzure() {
    return settings.has(LoginField.AZURE_WORKSPACE_RESOURCE_ID) || Cloud.of(this) == Cloud.AZURE;
  }
}
