package dev.trowel.core.monorepo;

import dev.trowel.core.sync.GitTree;
import dev.trowel.core.sync.ShownFolders;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.RootFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the bundles below a folder; one inside another is one of its own.
public final class BundleFolders {

  private BundleFolders() {}

  /// The folders that hold a root file, sorted by path; what git ignores, and folders that tools
  /// keep for themselves, are left out.
  ///
  /// @param start absolute; may be a bundle itself
  /// @param ceiling the folder above which no work tree is looked for
  /// @throws StopException `bundle-root` when there is none
  public static List<Path> below(Path start, Optional<Path> ceiling) {
    List<Path> found =
        ShownFolders.from(start, GitTree.around(start, ceiling)).stream()
            .filter(RootFinder::isRoot)
            .toList();
    if (found.isEmpty()) {
      throw new StopException(
          Diagnostic.error("bundle-root", "there is no bundle below " + start)
              .detail(
                  "Neither it nor a folder below it that git does not ignore holds"
                      + " databricks.yml. Name another folder with -C."));
    }
    return found;
  }
}
