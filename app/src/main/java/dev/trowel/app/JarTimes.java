package dev.trowel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The times of the distribution's jars, by which the virtual machine knows whether a class archive
/// is theirs: a copy that was made without them starts without archives, five times as slowly,
/// until it has them back (docs/decisions/0061-a-copy-gets-its-times-back.md).
final class JarTimes {

  /// One line for each jar: SHA-256, last change in seconds since 1970, name.
  private static final String LIST = "cds/jars";

  private final Path home;

  /// @param home the distribution's folder
  JarTimes(Path home) {
    this.home = home;
  }

  /// Gives the distribution that runs its times back, where that started without an archive.
  static void restoreIfMissed() {
    if (!System.getProperty("java.vm.info", "").contains("sharing")) {
      Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
      new JarTimes(jar.resolveSibling("..")).restore();
    }
  }

  /// Restores them all, or none: one jar that is another than it was fits no archive. A folder that
  /// may not be changed stays as it is.
  void restore() {
    try {
      List<Line> lines = Files.readAllLines(home.resolve(LIST)).stream().map(Line::of).toList();
      if (isAnyToChange(lines) && isAllSame(lines)) {
        for (Line line : lines) {
          Files.setLastModifiedTime(jar(line), line.time());
        }
      }
    } catch (IOException | IllegalArgumentException cannot) {
      // No list, a damaged one, somebody else's folder: it goes on as slowly as before, and right.
    }
  }

  /// Finds out first whether it may be changed: looking at the content takes a while, and whoever
  /// may change nothing would do so at every start.
  private boolean isAnyToChange(List<Line> lines) throws IOException {
    for (Line line : lines) {
      FileTime now = Files.getLastModifiedTime(jar(line));
      if (now.to(TimeUnit.SECONDS) != line.seconds()) {
        Files.setLastModifiedTime(jar(line), now);
        return true;
      }
    }
    return false;
  }

  private boolean isAllSame(List<Line> lines) throws IOException {
    for (Line line : lines) {
      if (!hash(Files.readAllBytes(jar(line))).equals(line.hash())) {
        return false;
      }
    }
    return true;
  }

  private Path jar(Line line) {
    return home.resolve("lib").resolve(line.name());
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Line(String hash, long seconds, String name) {

    static Line of(String text) {
      String[] parts = text.split(" ", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException(text);
      }
      return new Line(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    FileTime time() {
      return FileTime.from(seconds, TimeUnit.SECONDS);
    }
  }
}
