package dev.trowel.core.undo;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What tells in the workspace and on this machine what a deployment left, as it is before another
/// one.
final class FormerRecords {

  private final SortedMap<String, Optional<byte[]>> remote = new TreeMap<>();
  private final SortedMap<String, Optional<byte[]>> local = new TreeMap<>();

  private FormerRecords() {}

  /// Reads them all.
  ///
  /// @param remote absolute paths in the workspace
  /// @param local names in `folder`
  /// @throws dev.trowel.schema.diagnostic.StopException when one cannot be read
  static FormerRecords read(
      WorkspaceFiles files, List<String> remote, LocalFolder folder, List<String> local) {
    FormerRecords records = new FormerRecords();
    List<Optional<byte[]>> found = Parallel.map(remote, files::read);
    for (int i = 0; i < remote.size(); i++) {
      records.remote.put(remote.get(i), found.get(i));
    }
    local.forEach(name -> records.local.put(name, folder.read(name)));
    return records;
  }

  /// What the record at `path` said; empty when there was none, or nobody asked for it.
  Optional<byte[]> at(String path) {
    return remote.getOrDefault(path, Optional.empty());
  }

  /// Takes a record away, so that nobody believes it while what it speaks of changes.
  static void invalidate(WorkspaceFiles files, String path) {
    if (files.read(path).isPresent()) {
      files.delete(path, false);
    }
  }

  /// Makes the record at `path` say `content` again, or not be there.
  static boolean restore(WorkspaceFiles files, String path, byte @Nullable [] content) {
    Optional<byte[]> now = files.read(path);
    if (content == null) {
      return now.isPresent() && files.delete(path, false);
    }
    if (now.isPresent() && Arrays.equals(now.get(), content)) {
      return false;
    }
    files.write(path, content, true);
    return true;
  }

  /// Makes those on this machine say what they said.
  void restoreLocal(LocalFolder folder) {
    local.forEach((name, content) -> {
      if (content.isPresent()) {
        folder.write(name, content.get());
      } else {
        folder.delete(name);
      }
    });
  }
}
