package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Value;
import java.util.List;

/// How one value came about.
///
/// @param path where it stands in the resolved tree
/// @param value what it is
/// @param links what made it, in order; the value of the last one is `value`
public record Chain(Path path, Value value, List<Link> links) {

  public Chain {
    links = List.copyOf(links);
  }

  /// The last link that a file has the place of; else the last one.
  public Link last() {
    return links.reversed().stream()
        .filter(link -> link.place().isWritten())
        .findFirst()
        .orElse(links.getLast());
  }
}
