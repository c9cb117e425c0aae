package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Surroundings;
import java.net.URI;
import java.util.Optional;

/// What a method of logging in works with.
///
/// @param http for token requests
record Context(Settings settings, Surroundings around, TokenHttp http) {

  Optional<String> value(LoginField field) {
    return settings.value(field);
  }

  boolean has(LoginField field) {
    return settings.has(field);
  }

  boolean hasHost() {
    return settings.has(LoginField.HOST);
  }

  /// Scheme, name and port; only asked for when [#hasHost].
  URI host() {
    return URI.create(value(LoginField.HOST).orElseThrow());
  }

  /// The identity that `proof` gives at the host that settings name.
  Optional<Identity> at(Optional<Proof> proof) {
    return proof.map(it -> new Identity(it, host()));
  }

  /// Whether the workspace is Azure's: by its resource id, its name or `DATABRICKS_CLOUD`.
  boolean isAzure() {
    return has(LoginField.AZURE_WORKSPACE_RESOURCE_ID) || cloud() == Cloud.AZURE;
  }

  Cloud cloud() {
    return Cloud.of(this);
  }
}
