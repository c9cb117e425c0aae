package dev.trowel.core.recovery;

import dev.trowel.core.state.Author;
import dev.trowel.schema.address.ResourceKey;
import java.time.Instant;

/// An object that an interrupted deployment made and nobody recorded.
///
/// @param by whose deployment it was
/// @param at when it last said what it was doing, by its own clock
public record Adoption(ResourceKey key, String id, Author by, Instant at) {

  /// Id and origin in one line: `123, made by the interrupted deployment of ann (…) at 12:04`.
  public String text() {
    return "%s, made by the %s".formatted(id, Whose.text(by, at));
  }
}
