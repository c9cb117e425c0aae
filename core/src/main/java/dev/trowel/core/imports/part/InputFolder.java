package dev.trowel.core.imports.part;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds files in folders.
public final class InputFolder {

  /// More files than any project has.
  private static final int MOST = 10_000;

  /// Folders of tools and packages.
  private static final Set<String> OTHERS = Set.of("node_modules", "__pycache__", "venv");

  private InputFolder() {}

  /// The files that are asked for: those that are named, and those with an ending in folders that
  /// are named; sorted within a folder.
  ///
  /// @throws StopException `import-input`
  public static List<InputFile> files(Asked asked, String... endings) {
    Set<InputFile> files = new LinkedHashSet<>();
    for (Path path : asked.paths()) {
      if (Files.isDirectory(path)) {
        below(path, endings).forEach(each -> files.add(asked.file(each)));
      } else {
        files.add(asked.file(path));
      }
    }
    return List.copyOf(files);
  }

  /// A link to a file is one, as the tool took it for one; a link that leads nowhere is told when
  /// it is read.
  private static boolean isFile(Path link) {
    return !Files.isDirectory(link);
  }

  /// The files with an ending in a folder and in what it holds, sorted; links to folders are left
  /// alone, as they may go in circles.
  ///
  /// @throws StopException `import-input`
  public static List<Path> below(Path folder, String... endings) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, visitor(folder, List.of(endings), found));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    Collections.sort(found);
    return found;
  }

  /// The files with an ending that lie in a folder itself, sorted.
  ///
  /// @throws StopException `import-input`
  public static List<Path> in(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(ending) && !Files.isDirectory(each))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static StopException unreadable(Path folder, IOException trouble) {
    return new StopException(
        Diagnostic.error(
                "import-input", "cannot read %s: %s".formatted(folder, FileTrouble.words(trouble)))
            .detail("Name a folder that you may read. Nothing was written."));
  }

  private static SimpleFileVisitor<Path> visitor(
      Path folder, List<String> endings, List<Path> found) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes facts) {
        String name = String.valueOf(each.getFileName());
        boolean isOther = name.startsWith(".") || OTHERS.contains(name);
        return isOther && !each.equals(folder)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path each, BasicFileAttributes facts) {
        boolean isFile = facts.isRegularFile() || (facts.isSymbolicLink() && isFile(each));
        if (isFile && endings.stream().anyMatch(each.toString()::endsWith)) {
          found.add(each);
        }
        if (found.size() > MOST) {
          throw Notes.unusable(
              Span.synthetic("import"),
              "there are more than %d files in %s".formatted(MOST, folder),
              "Name the folder that holds the project, or single files.");
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
