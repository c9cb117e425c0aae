package dev.trowel.core.sync;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Slashes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds files that would meet under one name in the workspace, where notebooks have no extension.
final class NameClash {

  private NameClash() {}

  /// Reports each pair of files with one remote name, and each file named as a folder is.
  static void check(List<SourceFile> files, Diagnostics problems) {
    Map<String, String> byRemote = new HashMap<>();
    for (SourceFile file : files) {
      String other = byRemote.putIfAbsent(file.remoteName(), file.path());
      if (other != null) {
        problems.add(SyncProblem.clash(other, file.path(), file.remoteName()));
      }
    }
    for (SourceFile file : files) {
      for (String folder = Slashes.parent(file.remoteName());
          !folder.isEmpty();
          folder = Slashes.parent(folder)) {
        String other = byRemote.get(folder);
        if (other != null) {
          problems.add(SyncProblem.clash(other, file.path(), folder));
        }
      }
    }
  }
}
