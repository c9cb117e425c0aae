import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Remembers what a part of the distribution was made from.
///
/// @param note where it is written down
/// @param part the file that shows the part is there
record Memo(Path note, Path part) {

  boolean says(String made) throws IOException {
    return Files.exists(part) && Files.exists(note) && Files.readString(note).equals(made);
  }

  void write(String made) throws IOException {
    Files.writeString(note, made);
  }

  /// What the virtual machine, too, compares to tell whether a jar has changed.
  static String of(Path file) {
    try {
      return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Memo::of).collect(Collectors.joining("\n"));
    }
  }
}
