package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import org.jspecify.annotations.Nullable;

/// One declared request: where it goes and what it carries.
record Request(Endpoint endpoint, Body body) {

  /// Makes a request's body; null for none. [Bodies] has the usual ones.
  @FunctionalInterface
  interface Body {
    @Nullable JsonNode of(Target target);
  }

  static Request of(String endpoint, Body body) {
    return new Request(Endpoint.of(endpoint), body);
  }

  Call call(Target target) {
    return endpoint.call(target, body.of(target));
  }
}
