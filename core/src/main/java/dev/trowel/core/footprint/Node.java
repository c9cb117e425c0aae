package dev.trowel.core.footprint;

import java.util.Set;

/// One thing in a folder of the workspace.
///
/// @param path absolute
/// @param type `FILE`, `NOTEBOOK`, `DIRECTORY` or what else the workspace keeps in its tree
/// @param ids the numbers and ids the workspace knows it by
/// @param modified when it was changed last, in milliseconds since 1970; 0 where nobody says
public record Node(String path, String type, Set<String> ids, long modified) {

  private static final String FOLDER = "DIRECTORY";

  public Node {
    ids = Set.copyOf(ids);
  }

  /// Whether things may lie in it.
  public boolean isFolder() {
    return type.equals(FOLDER);
  }

  /// Its last name.
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Its path as people see it: that of a folder ends with a slash.
  public String shown() {
    return isFolder() ? path + "/" : path;
  }
}
