package dev.trowel.core.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder that goes when it is closed, or when the program ends.
final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private final Thread hook = Thread.ofPlatform().unstarted(this::remove);

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /// A new one, empty.
  static TemporaryFolder make() throws IOException {
    TemporaryFolder made =
        new TemporaryFolder(Files.createTempDirectory("trowel-template-").toRealPath());
    Runtime.getRuntime().addShutdownHook(made.hook);
    return made;
  }

  Path path() {
    return path;
  }

  private void remove() {
    try {
      Trees.delete(path);
    } catch (IOException stuck) {
      // It lies where temporary files lie, and the system removes those.
      return;
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending: the hook runs already.
    }
  }
}
