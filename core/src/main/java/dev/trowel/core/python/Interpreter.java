package dev.trowel.core.python;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.python.Program.Run;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the Python interpreter of a bundle: that of its virtual environment, or the one on the
/// search path.
final class Interpreter {

  private static final String CODE = "python-not-found";
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String FOLDER = WINDOWS ? "Scripts" : "bin";
  private static final List<String> NAMES =
      WINDOWS ? List.of("python.exe", "python3.exe") : List.of("python3", "python");

  private Interpreter() {}

  /// What came of looking for it.
  sealed interface Answer {}

  /// Here it is.
  record Found(Path path) implements Answer {}

  /// There is none.
  record Missing(Diagnostic reason) implements Answer {}

  /// Looks where the bundle says, or else on the search path of `environment`.
  static Answer find(Run run, Map<String, String> environment) {
    return run.venvPath()
        .map(venv -> ofVenv(run.root(), venv))
        .orElseGet(() -> onPath(run.root(), environment));
  }

  private static Answer ofVenv(Path root, String written) {
    Path venv;
    try {
      venv = root.resolve(written).normalize();
    } catch (InvalidPathException e) {
      return missing(
          "venv_path is no path: " + written, "Name the folder of a virtual environment.");
    }
    if (!Files.isDirectory(venv)) {
      return missing(
          "there is no virtual environment at " + written,
          "Create it: python3 -m venv %s, then install databricks-bundles in it."
              .formatted(written));
    }
    if (!Files.isRegularFile(venv.resolve("pyvenv.cfg"))) {
      return missing(
          written + " is not a virtual environment",
          "It holds no pyvenv.cfg. Let venv_path name a folder that python3 -m venv made.");
    }
    return first(Stream.of(venv.resolve(FOLDER)))
        .<Answer>map(Found::new)
        .orElseGet(() ->
            missing(
                "the virtual environment %s has no interpreter".formatted(written),
                "The Python it was made with may be gone. Make it again."));
  }

  private static Answer onPath(Path root, Map<String, String> environment) {
    Stream<Path> folders =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> path(root, folder));
    return first(folders)
        .<Answer>map(Found::new)
        .orElseGet(() ->
            missing(
                "no Python interpreter is on the search path",
                "Install Python, activate a virtual environment, or name one with venv_path."));
  }

  private static Stream<Path> path(Path root, String folder) {
    try {
      return Stream.of(root.resolve(folder));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /// The first name that any folder has, as `python` may be an old one where `python3` is not.
  private static Optional<Path> first(Stream<Path> folders) {
    List<Path> all = folders.toList();
    return NAMES.stream()
        .flatMap(name -> all.stream().map(folder -> folder.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Answer missing(String summary, String detail) {
    return new Missing(Diagnostic.error(CODE, summary).detail(detail));
  }
}
