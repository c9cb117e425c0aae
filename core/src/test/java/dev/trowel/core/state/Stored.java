package dev.trowel.core.state;

import dev.trowel.schema.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A target whose state is kept on this machine and in a workspace of memory.
abstract class Stored {

  /// Where the workspace has the state.
  static final String REMOTE = "/Workspace/s/resources.json";

  @TempDir Path root;
  final MemoryFiles files = new MemoryFiles();
  final Diagnostics warnings = new Diagnostics();
  LocalFolder folder;
  StateStore store;

  @BeforeEach
  void choose() {
    folder = LocalFolder.of(root, "dev", Optional.empty());
    store = new StateStore(folder, files, "/Workspace/s");
  }
}
