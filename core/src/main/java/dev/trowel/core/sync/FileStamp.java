package dev.trowel.core.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/// What the file system says of a file without reading it; equal stamps mean equal content.
///
/// @param size in bytes
/// @param modified when its content was changed; users and tools may set it at will
/// @param identity the file's number and the time of its last change of any kind, which nobody can
///   set
public record FileStamp(long size, Instant modified, String identity) {

  /// So near to its last change a file may change again without its time changing.
  private static final Duration UNSURE = Duration.ofSeconds(2);

  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(basic.size(), basic.lastModifiedTime().toInstant(), identity(file));
  }

  /// Whether the stamp, taken at `now`, will tell every later change.
  boolean isSure(Instant now) {
    return !identity.isEmpty() && modified.isBefore(now.minus(UNSURE));
  }

  private static String identity(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "";
    }
    var unix = Files.readAttributes(file, "unix:ino,ctime");
    Instant changed = unix.get("ctime") instanceof FileTime time ? time.toInstant() : Instant.MAX;
    return unix.get("ino") + "@" + changed;
  }
}
