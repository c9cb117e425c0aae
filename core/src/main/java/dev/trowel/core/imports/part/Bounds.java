package dev.trowel.core.imports.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that a project lies in. The content of a file outside of it is nobody's to publish,
/// whatever names it.
///
/// @param folder the repository, or the folder that holds both the project and where one is
public record Bounds(Path folder) {

  /// The bounds of a project.
  ///
  /// @param directory where one is, absolute
  /// @param project a folder of the project, absolute
  public static Bounds of(Path directory, Path project) {
    for (Path each = project; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return new Bounds(each);
      }
    }
    Path common = directory;
    while (common.getParent() != null && !project.startsWith(common)) {
      common = common.getParent();
    }
    return new Bounds(common);
  }

  /// Whether a file lies in it, wherever links lead; also of one that is not there.
  public boolean have(Path file) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException _) {
      return file.normalize().startsWith(folder);
    }
  }
}
