package dev.trowel.schema.preset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds files whose names differ from what was written in small and capital letters only: a
/// machine that takes both for the same hides the difference until the bundle is read elsewhere.
final class LetterCase {

  private LetterCase() {}

  /// The one file that is there under such a name; empty when there is none, or more than one, or
  /// when it is spelt as written.
  ///
  /// @param missing a path that leads nowhere
  static Optional<Path> actual(Path missing) {
    Path parent = missing.getParent();
    Path name = missing.getFileName();
    if (parent == null || name == null) {
      return Optional.empty();
    }
    Optional<Path> folder = Files.isDirectory(parent) ? Optional.of(parent) : actual(parent);
    return folder
        .flatMap(found -> sibling(found, name.toString()))
        .filter(found -> !found.equals(missing));
  }

  private static Optional<Path> sibling(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> same = files.filter(file -> isNamed(file.getFileName(), name)).limit(2).toList();
      return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(@Nullable Path file, String name) {
    return file != null && file.toString().equalsIgnoreCase(name);
  }
}
