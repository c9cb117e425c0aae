package dev.trowel.core.build;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/// Finds the files that a path or glob of a bundle means.
final class FileFinder {

  private FileFinder() {}

  /// The files, absolute and sorted; of wheels that differ in their version only the latest.
  ///
  /// @param folder what `pattern` is relative to
  /// @param shown the path as messages show it
  /// @throws StopException `library-not-found` or `library-unreadable`, without a place
  static List<Path> find(Path folder, String pattern, String shown) {
    try {
      return Glob.isPattern(pattern)
          ? matches(folder, pattern, shown)
          : one(folder, pattern, shown);
    } catch (PatternSyntaxException e) {
      throw new StopException(BuildProblem.badPattern(shown, e.getDescription()));
    } catch (InvalidPathException e) {
      throw new StopException(BuildProblem.missing(shown, false));
    } catch (IOException e) {
      throw new StopException(BuildProblem.unreadable(shown, e));
    }
  }

  private static List<Path> one(Path folder, String path, String shown) {
    Path file = folder.resolve(path).normalize();
    if (Files.isRegularFile(file)) {
      return List.of(file);
    }
    Diagnostic problem =
        Files.exists(file) ? BuildProblem.noFile(shown) : BuildProblem.missing(shown, false);
    throw new StopException(problem);
  }

  private static List<Path> matches(Path folder, String pattern, String shown) throws IOException {
    List<Path> files =
        Glob.find(folder, pattern).stream()
            .map(path -> folder.resolve(path).normalize())
            .filter(Files::isRegularFile)
            .toList();
    if (files.isEmpty()) {
      throw new StopException(BuildProblem.missing(shown, true));
    }
    return latest(files);
  }

  /// Without the wheels of which `files` has a later one.
  static List<Path> latest(List<Path> files) {
    Map<String, WheelVersion> newest = new HashMap<>();
    files.forEach(file ->
        WheelName.of(file)
            .ifPresent(name ->
                newest.merge(
                    name.series(),
                    WheelVersion.of(name.version()),
                    (one, other) -> one.compareTo(other) < 0 ? other : one)));
    return files.stream()
        .filter(file ->
            WheelName.of(file)
                .map(name -> WheelVersion.of(name.version()).equals(newest.get(name.series())))
                .orElse(true))
        .toList();
  }
}
