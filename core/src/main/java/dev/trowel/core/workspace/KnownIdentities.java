package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who this user was in workspaces, kept in the user's cache folder; it saves a round trip and is
/// never trusted (docs/decisions/0039).
///
/// Whatever goes wrong with a file, the workspace is asked as if there were none.
final class KnownIdentities {

  /// So long an answer is kept after it was confirmed.
  private static final Duration KEPT = Duration.ofHours(12);

  /// One that is confirmed is written anew when it is this old.
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final String SWITCH = "TROWEL_IDENTITY_CACHE";
  private static final int LARGEST = 64 << 10;

  private final Optional<Path> folder;
  private final Time time;

  private KnownIdentities(Optional<Path> folder, Time time) {
    this.folder = folder;
    this.time = time;
  }

  /// Those in `XDG_CACHE_HOME`, or in the folder `.cache` that a home has; none where
  /// `TROWEL_IDENTITY_CACHE` is `off` or there is no such folder.
  static KnownIdentities of(Surroundings around) {
    boolean off = around.variable(SWITCH).filter("off"::equals).isPresent();
    Optional<Path> cache =
        around
            .variable("XDG_CACHE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .or(() -> Optional.of(around.home().resolve(".cache")))
            .filter(path -> !off && Files.isDirectory(path));
    return new KnownIdentities(cache.map(it -> it.resolve("trowel/identities")), around.time());
  }

  /// Who one was last.
  ///
  /// @param fingerprint as [dev.trowel.core.workspace.login.Credentials#fingerprint]
  Optional<WhoAmI> find(String fingerprint) {
    return file(fingerprint).filter(file -> isYounger(file, KEPT)).flatMap(KnownIdentities::read);
  }

  /// Keeps what the workspace just said.
  void keep(String fingerprint, WhoAmI who) {
    file(fingerprint)
        .filter(file -> !(isYounger(file, FRESH) && read(file).equals(Optional.of(who))))
        .ifPresent(file -> write(file, who.write()));
  }

  /// Forgets it: the workspace refused who that was.
  void forget(String fingerprint) {
    file(fingerprint).ifPresent(KnownIdentities::delete);
  }

  private Optional<Path> file(String fingerprint) {
    return fingerprint.isEmpty()
        ? Optional.empty()
        : folder.map(it -> it.resolve(fingerprint + ".json"));
  }

  private boolean isYounger(Path file, Duration age) {
    try {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      // One of the future is as good as none.
      Duration passed = Duration.between(written, time.now());
      return passed.compareTo(age) < 0 && passed.compareTo(FRESH.negated()) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<WhoAmI> read(Path file) {
    try {
      return Files.size(file) > LARGEST ? Optional.empty() : WhoAmI.read(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void write(Path file, byte[] content) {
    try {
      Path parent = folder.orElseThrow();
      Files.createDirectories(parent, mode(parent, "rwx------"));
      removeOld(parent);
      Path next = Files.createTempFile(parent, "next", ".tmp", mode(parent, "rw-------"));
      try {
        Files.write(next, content);
        Files.setLastModifiedTime(next, FileTime.from(time.now()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      // A home one may only read is fine: the workspace is asked each time.
      return;
    }
  }

  private static FileAttribute<?>[] mode(Path place, String bits) {
    boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(bits))
        }
        : new FileAttribute<?>[] {};
  }

  private void removeOld(Path parent) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
      for (Path each : files) {
        if (!isYounger(each, KEPT)) {
          delete(each);
        }
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return;
    }
  }
}
