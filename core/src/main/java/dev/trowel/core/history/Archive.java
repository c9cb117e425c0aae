package dev.trowel.core.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.build.Library;
import dev.trowel.core.sync.Sha256;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.core.workspace.http.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The files and libraries of one deployment in one zip file, which is the same for the same files.
///
/// @param files each of them, by its name in the archive
/// @param digests of their content, by the same name
/// @param size of all of them, in bytes
record Archive(SortedMap<String, Part> files, SortedMap<String, String> digests, long size) {
  static final String FILES = "files/";
  static final String LIBRARIES = "libraries/";

  /// The first time that a zip file can say.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// Before any file of a person, so that a tool that goes by times takes each of those for newer.
  private static final FileTime UNPACKED = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  /// One of them.
  interface Part {
    /// What it holds; empty when that is not any more what was deployed.
    Optional<byte[]> content() throws IOException;
  }

  static Archive of(Deed deed) {
    SortedMap<String, Part> files = new TreeMap<>();
    SortedMap<String, String> digests = new TreeMap<>();
    long size = 0;
    for (SourceFile file : deed.files()) {
      files.put(FILES + file.path(), file::content);
      digests.put(FILES + file.path(), file.sha256());
      size += file.stamp().size();
    }
    for (Library library : deed.libraries()) {
      files.put(LIBRARIES + library.name(), () -> content(library));
      digests.put(LIBRARIES + library.name(), library.sha256());
      size += library.size();
    }
    return new Archive(files, digests, size);
  }

  private static Optional<byte[]> content(Library library) throws IOException {
    byte[] content = Files.readAllBytes(library.file());
    return Optional.of(content).filter(c -> Sha256.of(c).equals(library.sha256()));
  }

  /// What its file is called: it tells of the content of each file, and nothing else.
  String digest() {
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest).append(' ').append(name).append('\n'));
    return Sha256.of(lines.toString().getBytes(UTF_8));
  }

  /// The zip file.
  ///
  /// @throws IOException also when a file is not any more what was deployed
  Body pack() throws IOException {
    Chunks bytes = new Chunks();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      // Three times as fast as the usual level, and a tenth larger.
      zip.setLevel(Deflater.BEST_SPEED);
      for (var each : files.entrySet()) {
        byte[] content =
            each.getValue()
                .content()
                .orElseThrow(() -> new IOException(each.getKey() + " was changed meanwhile"));
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes;
  }

  /// What the files of a zip file hold, by name.
  ///
  /// @throws IOException when it is damaged
  static Map<String, byte[]> contents(byte[] zip) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        contents.put(entry.getName(), in.readAllBytes());
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the zip file is damaged", e);
    }
    return contents;
  }

  /// Puts the content of a zip file below `folder`.
  ///
  /// @param digests what must be in it, and nothing else
  /// @throws IOException when it is damaged, or holds anything else
  static void unpack(byte[] zip, SortedMap<String, String> digests, Path folder)
      throws IOException {
    SortedMap<String, String> missing = new TreeMap<>(digests);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (!Sha256.of(content).equals(missing.remove(entry.getName()))) {
          throw new IOException(entry.getName() + " in it is not what was deployed");
        }
        put(folder, entry.getName(), content);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the zip file is damaged", e);
    }
    if (!missing.isEmpty()) {
      throw new IOException(missing.firstKey() + " is not in it");
    }
  }

  private static void put(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name).normalize();
    Path parent = file.getParent();
    if (parent == null || !file.startsWith(folder)) {
      throw new IOException(name + " leads outside");
    }
    Files.createDirectories(parent);
    Files.write(file, content);
    Files.setLastModifiedTime(file, UNPACKED);
  }
}
