package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import java.util.Set;

/// What cannot be known yet: references to these places, or below them, stay as they are written.
///
/// @param places paths in the bundle's tree
record Symbols(Set<Path> places) {

  static final Path USER = Path.of("workspace", "current_user");

  Symbols {
    places = Set.copyOf(places);
  }

  boolean cover(Path path) {
    return places.stream().anyMatch(path::startsWith);
  }
}
