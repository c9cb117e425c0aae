package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.fix.UnifiedDiff;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// One file as it is and as it is to become.
final class FileChange {

  private final String path;
  private final Optional<byte[]> before;
  private final byte[] after;
  private final Set<PosixFilePermission> permissions;

  /// @param path seen from the repository's root, with `/`
  /// @param before what is in it; empty for a file that is not there
  /// @param permissions of a file that is not there
  FileChange(
      String path, Optional<byte[]> before, byte[] after, Set<PosixFilePermission> permissions) {
    this.path = path;
    this.before = before;
    this.after = after.clone();
    this.permissions = Set.copyOf(permissions);
  }

  String path() {
    return path;
  }

  Optional<byte[]> before() {
    return before;
  }

  byte[] after() {
    return after.clone();
  }

  Set<PosixFilePermission> permissions() {
    return permissions;
  }

  /// The change as `git diff` shows it.
  String diff() {
    return before.map(old -> UnifiedDiff.of(path, old, after)).orElseGet(this::birth);
  }

  private String birth() {
    String mode = permissions.contains(PosixFilePermission.OWNER_EXECUTE) ? "100755" : "100644";
    String head = "diff --git a/%s b/%s\nnew file mode %s\n".formatted(path, path, mode);
    if (!isText()) {
      return head + "Binary files /dev/null and b/%s differ\n".formatted(path);
    }
    String lines = UnifiedDiff.of(path, new byte[0], after);
    return head + lines.replaceFirst("^--- [^\n]*", "--- /dev/null");
  }

  private boolean isText() {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(after));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
