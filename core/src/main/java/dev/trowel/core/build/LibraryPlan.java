package dev.trowel.core.build;

import java.util.List;

/// What will happen to the libraries in the workspace; making it changes nothing.
///
/// @param folder where they lie
/// @param libraries all that the bundle needs
/// @param uploads those that are new there, or differ
/// @param stale names of files there that the bundle needs no more
public record LibraryPlan(
    LibraryFolder folder, List<Library> libraries, List<Library> uploads, List<String> stale) {

  public LibraryPlan {
    libraries = List.copyOf(libraries);
    uploads = List.copyOf(uploads);
    stale = List.copyOf(stale);
  }

  /// The same, with all files kept that are there: somebody may be using them.
  public LibraryPlan keepingStale() {
    return new LibraryPlan(folder, libraries, uploads, List.of());
  }

  /// Whether the workspace has all libraries as they are here, and no others.
  public boolean isEmpty() {
    return uploads.isEmpty() && stale.isEmpty();
  }
}
