package dev.trowel.schema.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/// New content for a file that is there.
public final class Replacement {

  private final Path file;
  private final byte[] expected;
  private final byte[] content;

  /// @param file the file; of a symbolic link, what it leads to
  /// @param expected what the file must still hold
  /// @param content what it is to hold
  public Replacement(Path file, byte[] expected, byte[] content) {
    this.file = file;
    this.expected = expected.clone();
    this.content = content.clone();
  }

  /// The file, as it was named.
  public Path file() {
    return file;
  }

  /// Whether the file still holds what the new content was made from.
  public boolean isCurrent() throws IOException {
    return Arrays.equals(Files.readAllBytes(file), expected);
  }

  /// Replaces the content at one stroke: whoever reads the file sees the old or the new one. Its
  /// permissions stay.
  ///
  /// @throws IOException when that fails; then the file is as it was
  public void make() throws IOException {
    Path target = file.toRealPath();
    Path made = Files.createTempFile(target.getParent(), ".trowel-", ".tmp");
    try {
      Files.write(made, content);
      copyPermissions(target, made);
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }
}
