package dev.trowel.core.sync;

import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.Progress.Action;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Moves the files: deletes, then empty folders, then new folders, then puts, as the incumbent does
/// (format.md 2.10).
final class Transfer {

  /// How many kilobytes of files may be in memory at once.
  private static final int MEMORY = 32 << 10;

  /// Each file counts for at least so many: with its request, which waits for its turn.
  private static final int LEAST = 128;

  /// How many kilobytes a file may have that is read at once.
  private static final int WHOLE = 1 << 10;

  private final WorkspaceFiles workspace;
  private final SyncTarget target;
  private final Consumer<Progress> progress;
  private final Semaphore memory = new Semaphore(MEMORY);

  Transfer(WorkspaceFiles workspace, SyncTarget target, Consumer<Progress> progress) {
    this.workspace = workspace.in(Lane.BULK);
    this.target = target;
    this.progress = progress;
  }

  /// Deletes what goes, and the folders that this leaves empty.
  void clear(SyncPlan plan) {
    List<SourceFile> files = plan.basis().files();
    Set<String> needed = withParents(files.stream().map(SourceFile::remoteName));
    Parallel.map(plan.deletes(), name -> delete(name, needed.contains(name)));
    Set<SourceFile> uploads = new HashSet<>(plan.uploads());
    NavigableSet<String> emptied = withParents(plan.deletes().stream());
    emptied.removeAll(needed);
    files.stream()
        .filter(file -> !uploads.contains(file))
        .forEach(file -> emptied.remove(file.remoteName()));
    byDepth(emptied).forEach(folders -> Parallel.map(folders, this::removeFolder));
  }

  /// Makes the folders of what comes.
  ///
  /// @param present folders that need not be made, relative to `workspace.file_path`
  void makeFolders(SyncPlan plan, Set<String> present) {
    Parallel.map(leaves(plan.uploads(), present), this::makeFolder);
  }

  /// Puts what comes.
  void put(SyncPlan plan) {
    Parallel.map(plan.uploads(), this::put);
  }

  /// Deletes a file.
  ///
  /// @param perhapsFolder whether a folder of this name is needed: after a broken upload nobody
  ///   knows which of both is there, and the folder may stay
  private boolean delete(String name, boolean perhapsFolder) {
    if (perhapsFolder) {
      removeFolder(name);
    } else {
      workspace.delete(target.remote(name), false);
    }
    progress.accept(new Progress(Action.DELETE, name));
    return true;
  }

  /// A folder that still holds something, such as caches of a run, stays: it is not ours to empty.
  private boolean removeFolder(String folder) {
    try {
      return workspace.delete(target.remote(folder), false);
    } catch (StopException e) {
      return false;
    }
  }

  /// The folders of one depth together, the deepest first: none of them lies in another.
  private static Collection<List<String>> byDepth(Set<String> folders) {
    return folders.stream()
        .collect(
            Collectors.groupingBy(
                folder -> -folder.chars().filter(c -> c == '/').count(),
                TreeMap::new,
                Collectors.toList()))
        .values();
  }

  private boolean makeFolder(String folder) {
    workspace.mkdirs(folder.isEmpty() ? target.filePath() : target.remote(folder));
    return true;
  }

  private boolean put(SourceFile file) {
    int share = Math.clamp(file.stamp().size() >> 10, LEAST, WHOLE);
    memory.acquireUninterruptibly(share);
    try {
      if (share == WHOLE) {
        workspace.write(target.remote(file.path()), new FileBody(file), true);
      } else {
        workspace.write(target.remote(file.path()), content(file), true);
      }
    } finally {
      memory.release(share);
    }
    progress.accept(new Progress(Action.PUT, file.path()));
    return true;
  }

  private static byte[] content(SourceFile file) {
    try {
      return file.content().orElseThrow(() -> new StopException(SyncProblem.changed(file.path())));
    } catch (NoSuchFileException e) {
      throw new StopException(SyncProblem.vanished(file.path()));
    } catch (IOException e) {
      throw new StopException(SyncProblem.unreadable(file.path(), e));
    }
  }

  /// The folders to make so that every upload finds its own: no folder that another one implies.
  private static List<String> leaves(List<SourceFile> uploads, Set<String> present) {
    NavigableSet<String> missing = new TreeSet<>(Comparator.reverseOrder());
    uploads.forEach(file -> missing.add(Slashes.parent(file.path())));
    missing.removeAll(withParents(present.stream().map(folder -> folder + "/x")));
    // The top folder is implied by the others; alone, it is worth a call only where nothing is yet.
    if (missing.size() > 1 || !present.isEmpty()) {
      missing.remove("");
    }
    Set<String> implied = new HashSet<>();
    return missing.stream().filter(folder -> isLeaf(folder, implied)).toList();
  }

  /// Asked from the deepest folder up.
  private static boolean isLeaf(String folder, Set<String> implied) {
    boolean leaf = !implied.contains(folder);
    for (String at = folder; !at.isEmpty(); at = Slashes.parent(at)) {
      implied.add(at);
    }
    return leaf;
  }

  private static NavigableSet<String> withParents(Stream<String> names) {
    NavigableSet<String> folders = new TreeSet<>();
    names.forEach(name -> {
      for (String at = Slashes.parent(name); !at.isEmpty(); at = Slashes.parent(at)) {
        folders.add(at);
      }
    });
    return folders;
  }
}
