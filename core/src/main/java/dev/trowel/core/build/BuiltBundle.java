package dev.trowel.core.build;

import dev.trowel.schema.bundle.Bundle;
import java.util.List;

/// A bundle whose artifacts are built: no path in it leads to this machine any more.
///
/// @param bundle with the paths of the workspace in the place of local libraries
/// @param libraries what has to be uploaded before those paths lead anywhere, sorted by name
public record BuiltBundle(Bundle bundle, List<Library> libraries) {

  public BuiltBundle {
    libraries = List.copyOf(libraries);
  }
}
