package dev.trowel.schema.load;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the bundle a folder belongs to (format.md 1.1).
public final class RootFinder {

  /// The names a root file may have.
  static final List<String> NAMES =
      List.of("databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml");

  private static final String ROOT_VARIABLE = "DATABRICKS_BUNDLE_ROOT";

  private RootFinder() {}

  /// The root file of the bundle that `folder` lies in, or of the one `DATABRICKS_BUNDLE_ROOT`
  /// names.
  ///
  /// @throws StopException when there is none, or more than one in the same folder
  public static RootFile find(Path folder, Options options) {
    String named = options.env(ROOT_VARIABLE);
    RootFile found = named == null ? walkUp(folder.toAbsolutePath().normalize()) : named(named);
    refuseGlobCharacters(found.folder());
    return found;
  }

  /// Whether `folder` itself holds a root file.
  public static boolean isRoot(Path folder) {
    return NAMES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private static RootFile named(String folder) {
    try {
      return in(Path.of(folder).toAbsolutePath().normalize())
          .orElseThrow(() -> invalidRoot(folder));
    } catch (InvalidPathException _) {
      throw invalidRoot(folder);
    }
  }

  private static RootFile walkUp(Path start) {
    for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
      Optional<RootFile> found = in(folder);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new StopException(
        Diagnostic.error(
                "bundle-root", "Unable to locate the bundle root: databricks.yml not found.")
            .detail(
                "Neither "
                    + start
                    + " nor a folder above it holds one. Go to the bundle's folder, name it with"
                    + " -C, or create databricks.yml."));
  }

  private static Optional<RootFile> in(Path folder) {
    List<String> names = NAMES.stream().filter(name -> Files.exists(folder.resolve(name))).toList();
    if (names.size() > 1) {
      throw new StopException(
          Diagnostic.error(
                  "bundle-root", "multiple bundle root configuration files found in " + folder)
              .detail("Keep one of " + String.join(", ", names) + "."));
    }
    return names.stream().findFirst().map(name -> new RootFile(folder, name));
  }

  private static void refuseGlobCharacters(Path folder) {
    if (Glob.isPattern(folder.toString())) {
      throw new StopException(
          Diagnostic.error("bundle-root", "bundle root path contains glob pattern characters")
              .detail(
                  "The path "
                      + folder
                      + " holds one of * ? [ ], which the globs of include would take for their"
                      + " own. Rename the folder."));
    }
  }

  private static StopException invalidRoot(String folder) {
    return new StopException(
        Diagnostic.error("bundle-root", "Invalid bundle root " + folder)
            .detail(
                ROOT_VARIABLE
                    + " must name a folder that holds one of "
                    + String.join(", ", NAMES)
                    + "."));
  }
}
