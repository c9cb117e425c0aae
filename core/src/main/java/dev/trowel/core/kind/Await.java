package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Function;

/// How one knows that an asynchronous kind is ready.
///
/// @param limit how long to wait at most
/// @param check reads the live object's state
public record Await(Duration limit, Function<JsonNode, Progress> check) {

  /// How far the object is.
  public sealed interface Progress {
    /// It can be used.
    record Ready() implements Progress {}

    /// Not yet; `state` is shown to the user.
    record Pending(String state) implements Progress {}

    /// It will never be ready; `reason` is shown to the user.
    record Failed(String reason) implements Progress {}
  }
}
