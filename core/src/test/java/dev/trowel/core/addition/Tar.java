package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes compressed tar archives, also broken ones.
final class Tar {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Tar file(String name, String text) {
    return entry(name, '0', text.getBytes(UTF_8));
  }

  Tar folder(String name) {
    return entry(name, '5', new byte[0]);
  }

  Tar entry(String name, char type, byte[] content) {
    header(name, type, content.length);
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  /// A file that says it is larger than it is.
  Tar sized(String name, long size) {
    header(name, '0', size);
    return this;
  }

  private void header(String name, char type, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(size));
    header[156] = (byte) type;
    put(header, 257, "ustar");
    put(header, 263, "00");
    bytes.writeBytes(header);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] written = text.getBytes(UTF_8);
    System.arraycopy(written, 0, header, at, written.length);
  }

  void write(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      bytes.writeTo(out);
    }
  }
}
