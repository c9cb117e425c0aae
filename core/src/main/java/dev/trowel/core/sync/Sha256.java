package dev.trowel.core.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/// The digest that stands for a file's content.
public final class Sha256 {

  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /// The digest of what a file holds, which is read piece by piece.
  public static String of(Path file) throws IOException {
    return of(file, BUFFER);
  }

  /// The same, with no more memory than a file of `size` bytes needs.
  static String of(Path file, long size) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[Math.clamp(size, 1, BUFFER)];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The digest of what `writer` writes, none of which is kept.
  public static String ofWritten(Consumer<OutputStream> writer) {
    MessageDigest digest = digest();
    writer.accept(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return hex(digest);
  }

  /// The digest of `content` in hexadecimal digits.
  public static String of(byte[] content) {
    MessageDigest digest = digest();
    digest.update(content);
    return hex(digest);
  }
}
