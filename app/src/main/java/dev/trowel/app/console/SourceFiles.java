package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The lines of a bundle's files, read when the first line of one is asked for, and once. For one
/// thread.
final class SourceFiles {

  /// Larger files are not read only to show a line of them.
  private static final long LARGEST = 16L << 20;

  /// As the reader of YAML counts lines.
  private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  /// As everybody else does.
  private static final Pattern PLAIN_BREAK = Pattern.compile("\r\n|[\n\r]");

  private final Supplier<Optional<Path>> root;
  private final Map<String, List<String>> files = new HashMap<>();

  /// @param root where the bundle lies; empty where there is none
  SourceFiles(Supplier<Optional<Path>> root) {
    this.root = root;
  }

  /// A line without its end.
  ///
  /// @param file relative to the bundle's root
  /// @param number 1-based
  /// @return empty when the file is gone, shorter by now, no text, or very large
  Optional<String> line(String file, int number) {
    List<String> lines = files.computeIfAbsent(file, this::read);
    return number < 1 || number > lines.size()
        ? Optional.empty()
        : Optional.of(lines.get(number - 1));
  }

  private List<String> read(String file) {
    try {
      Optional<Path> path = root.get().map(folder -> folder.resolve(file));
      return path.isPresent() && isShown(path.get())
          ? lines(file, Files.readAllBytes(path.get()))
          : List.of();
    } catch (IOException | InvalidPathException _) {
      return List.of();
    }
  }

  /// A pipe would never end.
  private static boolean isShown(Path path) throws IOException {
    return Files.isRegularFile(path) && Files.size(path) <= LARGEST;
  }

  /// None of UTF-16, which starts with two bytes that are no UTF-8.
  private static List<String> lines(String file, byte[] content) {
    String text = new String(content, UTF_8);
    if (text.startsWith("\ufffd\ufffd")) {
      return List.of();
    }
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    boolean yaml = file.endsWith(".yml") || file.endsWith(".yaml");
    return List.of((yaml ? BREAK : PLAIN_BREAK).split(unmarked, -1));
  }
}
