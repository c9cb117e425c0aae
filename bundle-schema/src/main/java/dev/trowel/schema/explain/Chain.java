package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.util.List;
import java.util.Optional;

/// How one value came about.
///
/// @param path where it stands in the resolved tree
/// @param value what it is
/// @param links what made it, in order; the value of the last one is `value`
public record Chain(Path path, Value value, List<Link> links) {

  public Chain {
    links = List.copyOf(links);
  }

  /// The last place in a file that had a say; empty when no file had one.
  public Optional<Span> cause() {
    return links.reversed().stream().map(Link::place).filter(Span::isWritten).findFirst();
  }
}
