package dev.trowel.core.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders with all that is in them.
final class Trees {

  private Trees() {}

  /// Removes one; links in it are removed and not followed. One that is gone is no fault.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  /// Removes folders in which nothing is, from `folder` upwards.
  ///
  /// @param top which stays, with all above it
  static void deleteEmptied(@Nullable Path folder, Path top) {
    try {
      for (Path at = folder; at != null && !at.equals(top); at = at.getParent()) {
        Files.deleteIfExists(at);
      }
    } catch (IOException filled) {
      // Something is in it, so that it stays, and so do those above.
      return;
    }
  }
}
