package dev.trowel.core.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/// All that one question to the file system tells of what lies at a path; the file itself is not
/// opened.
record Sight(Kind kind, FileStamp stamp) {

  private static final String UNIX = "unix";
  private static final String WANTED =
      UNIX + ":isRegularFile,isDirectory,isSymbolicLink,size,lastModifiedTime,ino,ctime";

  /// What may lie at a path.
  enum Kind {
    FILE,
    FOLDER,
    LINK,
    /// A pipe, a socket, a device.
    OTHER
  }

  /// What lies at `path`.
  ///
  /// @param options whether links are followed
  static Sight of(Path path, LinkOption... options) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains(UNIX)
        ? unix(Files.readAttributes(path, WANTED, options))
        : basic(Files.readAttributes(path, BasicFileAttributes.class, options));
  }

  /// A time in seconds, all that it says; cheaper than its usual form.
  static String text(Instant time) {
    return time.getEpochSecond() + "." + time.getNano();
  }

  private static Sight unix(Map<String, Object> found) {
    Kind kind =
        kind(is(found, "isRegularFile"), is(found, "isDirectory"), is(found, "isSymbolicLink"));
    long size = found.get("size") instanceof Long bytes ? bytes : 0;
    String identity = found.get("ino") + "@" + text(time(found, "ctime"));
    return new Sight(kind, new FileStamp(size, time(found, "lastModifiedTime"), identity));
  }

  private static boolean is(Map<String, Object> found, String name) {
    return Boolean.TRUE.equals(found.get(name));
  }

  private static Instant time(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time.toInstant() : Instant.MAX;
  }

  private static Sight basic(BasicFileAttributes found) {
    Kind kind = kind(found.isRegularFile(), found.isDirectory(), found.isSymbolicLink());
    return new Sight(kind, new FileStamp(found.size(), found.lastModifiedTime().toInstant(), ""));
  }

  private static Kind kind(boolean file, boolean folder, boolean link) {
    if (file) {
      return Kind.FILE;
    }
    if (folder) {
      return Kind.FOLDER;
    }
    return link ? Kind.LINK : Kind.OTHER;
  }
}
