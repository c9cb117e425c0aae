package dev.trowel.schema.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which local files belong to the deployment (format.md 2.10).
///
/// @param root the folder that `workspace.file_path` mirrors; absolute
/// @param paths what to walk, relative to `root`, with `/`
/// @param include globs, relative to the bundle root as written, that add files git ignores
/// @param exclude globs that take files out
public record SyncRules(Path root, List<String> paths, List<String> include, List<String> exclude) {
  public SyncRules {
    paths = List.copyOf(paths);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /// The same without one file.
  ///
  /// @param path relative to the bundle root
  public SyncRules without(String path) {
    String pattern = path.replaceAll("([\\\\*?\\[\\]!# ])", "\\\\$1");
    List<String> all = new ArrayList<>(exclude);
    all.add("/" + pattern);
    return new SyncRules(root, paths, include, all);
  }
}
