package dev.trowel.core.online;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import java.util.List;

/// A thing that a bundle names, and where.
///
/// @param parts of the id
/// @param resource that names it
/// @param at the place in the bundle
public record Named(Thing thing, List<String> parts, Resource resource, Path at, Span span) {

  public Named {
    parts = List.copyOf(parts);
  }

  /// The whole id.
  public String id() {
    return String.join(".", parts);
  }

  /// As messages call it.
  public String text() {
    return thing.noun() + " '" + id() + "'";
  }
}
