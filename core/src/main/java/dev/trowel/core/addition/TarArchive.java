package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// A compressed tar archive of a few small files. Links and devices are left out, and a path that
/// leaves the folder is refused.
///
/// @param file where it lies
/// @param label what messages call it
record TarArchive(Path file, String label) {

  private static final int BLOCK = 512;
  private static final long MOST_BYTES = 1L << 26;
  private static final int MOST_FILES = 10_000;

  /// One header of the archive.
  ///
  /// @param type what it is: `0` a file, `5` a folder, `L` the long name of what comes next
  private record Header(String name, long size, char type) {}

  /// Unpacks it.
  ///
  /// @param folder which is made
  /// @throws StopException `archive-unreadable`
  void unpack(Path folder) {
    if (!Files.isRegularFile(file)) {
      throw unreadable(label, "there is no such file");
    }
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Files.createDirectories(folder);
      unpack(in, folder);
    } catch (IOException e) {
      throw unreadable(label, FileTrouble.words(e));
    }
  }

  private void unpack(InputStream in, Path folder) throws IOException {
    String longName = "";
    long bytes = 0;
    int files = 0;
    for (byte[] block = in.readNBytes(BLOCK); !isEnd(block); block = in.readNBytes(BLOCK)) {
      Header header = header(block, longName);
      bytes += header.size();
      files++;
      if (bytes > MOST_BYTES || files > MOST_FILES) {
        throw unreadable(label, "it is larger than any template");
      }
      byte[] content = content(in, header.size());
      longName = header.type() == 'L' ? text(content, 0, content.length) : "";
      write(header, content, folder);
    }
  }

  private static boolean isEnd(byte[] block) {
    return block.length == 0 || (block.length == BLOCK && Arrays.equals(block, new byte[BLOCK]));
  }

  private Header header(byte[] block, String longName) {
    if (block.length < BLOCK) {
      throw unreadable(label, "it ends too early");
    }
    String prefix = text(block, 345, 155);
    boolean hasPrefix = text(block, 257, 5).equals("ustar") && !prefix.isEmpty();
    String name = text(block, 0, 100);
    String whole = hasPrefix && block[263] == '0' ? prefix + "/" + name : name;
    return new Header(longName.isEmpty() ? whole : longName, size(block), (char) block[156]);
  }

  private long size(byte[] block) {
    try {
      long size = Long.parseLong(text(block, 124, 12).strip(), 8);
      if (size >= 0 && size <= MOST_BYTES) {
        return size;
      }
    } catch (NumberFormatException _) {
      throw unreadable(label, "it is no tar archive");
    }
    throw unreadable(label, "it is larger than any template");
  }

  private byte[] content(InputStream in, long size) throws IOException {
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw unreadable(label, "it ends too early");
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  private void write(Header header, byte[] content, Path folder) throws IOException {
    Path target = folder.resolve(header.name()).normalize();
    if (header.name().startsWith("/") || !target.startsWith(folder)) {
      throw unreadable(label, "a path in it leads out of it: " + header.name());
    }
    if (header.type() == '5') {
      Files.createDirectories(target);
    } else if (header.type() == '0' || header.type() == 0) {
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, content);
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, UTF_8);
  }

  static StopException unreadable(String label, String why) {
    return new StopException(
        Diagnostic.error("archive-unreadable", "cannot use %s: %s".formatted(label, why))
            .detail(
                "MLOps Stacks put it at the top of the repository. Leave --from-archive out to"
                    + " have Trowel's own pipelines. Nothing was written.")
            .in(Span.of(label)));
  }
}
