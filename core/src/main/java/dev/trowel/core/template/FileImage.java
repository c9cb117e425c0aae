package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a file is like: its bytes and permissions. Immutable.
final class FileImage {

  private static final Set<PosixFilePermission> USUAL =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> RUNS =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final byte[] bytes;
  private final Set<PosixFilePermission> permissions;

  FileImage(byte[] bytes, Set<PosixFilePermission> permissions) {
    this.bytes = bytes.clone();
    this.permissions = Set.copyOf(permissions);
  }

  /// A text that is nobody's program.
  static FileImage of(String text) {
    return new FileImage(text.getBytes(UTF_8), USUAL);
  }

  /// What a template makes.
  static FileImage of(MadeFile file) throws IOException {
    return switch (file.content()) {
      case MadeFile.Content.Rendered rendered ->
          new FileImage(rendered.text().getBytes(UTF_8), file.permissions());
      case MadeFile.Content.Copied copied ->
          new FileImage(Files.readAllBytes(copied.source()), file.permissions());
      case MadeFile.Content.Packed packed -> packed.image();
    };
  }

  /// A file that is there.
  static FileImage read(Path file) throws IOException {
    boolean hasModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return new FileImage(
        Files.readAllBytes(file), hasModes ? Files.getPosixFilePermissions(file) : USUAL);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Set<PosixFilePermission> permissions() {
    return permissions;
  }

  /// Its text; empty where it is no text of UTF-8.
  Optional<String> text() {
    for (byte each : bytes) {
      if (each == 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The same file with another text.
  FileImage with(String text) {
    return new FileImage(text.getBytes(UTF_8), permissions);
  }

  boolean hasBytesOf(FileImage other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /// Whether it is a program. More of its permissions is the business of each machine.
  boolean runs() {
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
  }

  /// The same file as a program, or as none.
  FileImage running(boolean runs) {
    if (runs == runs()) {
      return this;
    }
    EnumSet<PosixFilePermission> changed = EnumSet.copyOf(permissions);
    if (runs) {
      changed.addAll(RUNS);
    } else {
      changed.removeAll(RUNS);
    }
    return new FileImage(bytes, changed);
  }

  boolean isLike(FileImage other) {
    return hasBytesOf(other) && runs() == other.runs();
  }
}
