package dev.trowel.schema.preset;

import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the local paths of a bundle lead to. It looks at each file once and remembers what it saw,
/// so it is for one thread, and for no longer than nothing writes files.
final class SeenFiles {

  /// What may lie at a path.
  enum Kind {
    NOTHING,
    FOLDER,
    NOTEBOOK,
    /// A file that is no notebook.
    FILE,
    /// What is neither a file nor a folder.
    OTHER
  }

  private final LocalFiles files;

  /// File that says so → what it says → where that leads: many tasks name the same few notebooks.
  private final Map<String, Map<String, Path>> resolved = new HashMap<>();

  private final Map<Path, Kind> kinds = new HashMap<>();
  private final Map<Path, String> remotes = new HashMap<>();

  SeenFiles(LocalFiles files) {
    this.files = files;
  }

  /// Where the bundle is.
  LocalFiles files() {
    return files;
  }

  /// As [LocalFiles#resolve], which only asks which file it is that says so.
  Optional<Path> resolve(String text, Span place) {
    Map<String, Path> known = resolved.get(place.file());
    if (known == null) {
      known = new HashMap<>();
      resolved.put(place.file(), known);
    }
    Path path = known.get(text);
    if (path != null) {
      return Optional.of(path);
    }
    Optional<Path> found = files.resolve(text, place);
    if (found.isPresent()) {
      known.put(text, found.get());
    }
    return found;
  }

  /// As [LocalFiles#remote].
  String remote(Path file) {
    String known = remotes.get(file);
    if (known == null) {
      known = files.remote(file);
      remotes.put(file, known);
    }
    return known;
  }

  /// What lies at the path.
  Kind kind(Path file) {
    Kind known = kinds.get(file);
    if (known == null) {
      known = look(file);
      kinds.put(file, known);
    }
    return known;
  }

  private static Kind look(Path file) {
    if (Files.isRegularFile(file)) {
      return isNotebook(file) ? Kind.NOTEBOOK : Kind.FILE;
    }
    if (Files.isDirectory(file)) {
      return Kind.FOLDER;
    }
    return Files.exists(file) ? Kind.OTHER : Kind.NOTHING;
  }

  /// A file that cannot be read is taken for what the field needs least: uploading it will say why.
  private static boolean isNotebook(Path file) {
    try {
      return Notebooks.isNotebook(file);
    } catch (IOException e) {
      return false;
    }
  }
}
