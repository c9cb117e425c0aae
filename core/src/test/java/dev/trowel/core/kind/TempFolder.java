package dev.trowel.core.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is there for as long as it is open; for properties, where there is no `@TempDir`.
record TempFolder(Path path) implements AutoCloseable {

  static TempFolder make() throws IOException {
    return new TempFolder(Files.createTempDirectory("phantoms"));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(path)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
