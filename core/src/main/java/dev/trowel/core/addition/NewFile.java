package dev.trowel.core.addition;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file that is to be made.
public final class NewFile {

  private final String path;
  private final byte[] content;
  private final Set<PosixFilePermission> permissions;

  /// @param path seen from the repository's root, with `/`
  NewFile(String path, byte[] content, Set<PosixFilePermission> permissions) {
    this.path = path;
    this.content = content.clone();
    this.permissions = Set.copyOf(permissions);
  }

  /// One that everybody may read.
  ///
  /// @param path seen from the repository's root, with `/`
  public static NewFile of(String path, byte[] content) {
    return new NewFile(path, content, PosixFilePermissions.fromString("rw-r--r--"));
  }

  String path() {
    return path;
  }

  byte[] content() {
    return content.clone();
  }

  Set<PosixFilePermission> permissions() {
    return permissions;
  }
}
