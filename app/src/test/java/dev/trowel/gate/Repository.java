package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of this project, as they lie on disk.
final class Repository {

  private static final Path ROOT = Path.of(System.getProperty("trowel.root"));

  /// What was made, not written; `.git` is a file in a second work tree.
  private static final Set<String> MADE =
      Set.of("target", ".git", ".databricks", ".venv", "__pycache__", ".pytest_cache");

  /// What editors keep beside everything; a template has such folders, too.
  private static final Set<String> EDITORS = Set.of(".idea", ".vscode");

  private Repository() {}

  static Path path(String below) {
    return ROOT.resolve(below);
  }

  /// The name of a file as people see it.
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  /// The Java sources of the program itself, of all modules.
  static List<Path> mainSources() {
    return Stream.of("bundle-schema", "core", "app")
        .flatMap(module -> files(ROOT.resolve(module).resolve("src/main/java")).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  /// All Java sources, those of tests and of the build included.
  static List<Path> sources() {
    return files(ROOT).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  static List<Path> files() {
    return files(ROOT);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !isMade(entry))
          .sorted()
          .flatMap(entry -> Files.isDirectory(entry) ? files(entry).stream() : Stream.of(entry))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A Java package may be called `target`; a folder of Maven's stands beside a `pom.xml`.
  private static boolean isMade(Path folder) {
    String name = folder.getFileName().toString();
    if (EDITORS.contains(name)) {
      return ROOT.equals(folder.getParent());
    }
    return MADE.contains(name)
        && (!name.equals("target") || Files.exists(folder.resolveSibling("pom.xml")));
  }

  /// The text of any file; bytes that are no text stay one character each.
  static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
