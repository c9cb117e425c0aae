package dev.trowel.app.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder with a short path, as what is printed may show it, that is there for as long as it is
/// open.
record TempFolder(Path path) implements AutoCloseable {

  static TempFolder make(String name) throws IOException {
    return new TempFolder(Files.createTempDirectory(name).toRealPath());
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
