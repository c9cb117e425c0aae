import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Reads and writes jars; the same files give the same jar, byte for byte.
final class Jars {

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Jars() {}

  /// Unpacks the sources directly in `prefix` and returns them.
  static List<Path> unpack(Path jar, Path folder, String prefix) throws IOException {
    List<Path> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".java")
            && name.lastIndexOf('/') + 1 == prefix.length()
            && name.startsWith(prefix)) {
          Path file = folder.resolve(name);
          Files.createDirectories(file.getParent());
          Files.write(file, zip.getInputStream(entry).readAllBytes());
          files.add(file);
        }
      }
    }
    return files;
  }

  /// Copies a jar with its order and times, each class through `change`.
  static void rewrite(Path from, Path to, UnaryOperator<byte[]> change) throws IOException {
    Files.createDirectories(to.getParent());
    try (ZipFile jar = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : jar.stream().toList()) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        zip.putNextEntry(copy);
        zip.write(entry.getName().endsWith(".class") ? change.apply(content) : content);
      }
    }
    // The same content, the same time: archives compare it.
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }

  static void pack(Path folder, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (Stream<Path> files = Files.walk(folder);
        OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
      }
    }
  }
}
