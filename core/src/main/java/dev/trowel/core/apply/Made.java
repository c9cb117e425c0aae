package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.diagnostic.Diagnostic;

/// What came of a create.
sealed interface Made {
  /// The object exists under `id`.
  ///
  /// @param answer what the workspace said; missing when nobody heard it
  record As(String id, JsonNode answer) implements Made {}

  /// It does not, as far as anyone knows.
  record Not(Diagnostic why) implements Made {}

  /// Nobody got the answer, and the object certainly does not exist.
  record Unseen(Diagnostic why) implements Made {}
}
