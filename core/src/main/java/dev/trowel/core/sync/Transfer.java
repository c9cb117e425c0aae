package dev.trowel.core.sync;

import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.Progress.Action;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Moves the files: deletes, then empty folders, then new folders, then puts, as the incumbent does
/// (format.md 2.10).
final class Transfer {

  /// How many megabytes of files may be in memory at once; each file counts for at least one.
  private static final int MEMORY = 128;

  private final WorkspaceFiles workspace;
  private final SyncTarget target;
  private final Consumer<Progress> progress;
  private final Semaphore memory = new Semaphore(MEMORY);

  Transfer(WorkspaceFiles workspace, SyncTarget target, Consumer<Progress> progress) {
    this.workspace = workspace;
    this.target = target;
    this.progress = progress;
  }

  /// Carries out the plan.
  ///
  /// @param present folders that need not be made, relative to `workspace.file_path`
  void run(SyncPlan plan, Set<String> present) {
    List<SourceFile> files = plan.basis().files();
    Set<String> needed = withParents(files.stream().map(SourceFile::remoteName));
    Parallel.map(plan.deletes(), name -> delete(name, needed.contains(name)));
    Set<SourceFile> uploads = new HashSet<>(plan.uploads());
    NavigableSet<String> emptied = withParents(plan.deletes().stream());
    emptied.removeAll(needed);
    files.stream()
        .filter(file -> !uploads.contains(file))
        .forEach(file -> emptied.remove(file.remoteName()));
    emptied.descendingSet().forEach(this::removeFolder);
    Parallel.map(leaves(plan.uploads(), present), this::makeFolder);
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
  private void removeFolder(String folder) {
    try {
      workspace.delete(target.remote(folder), false);
    } catch (StopException e) {
      return;
    }
  }

  private boolean makeFolder(String folder) {
    workspace.mkdirs(folder.isEmpty() ? target.filePath() : target.remote(folder));
    return true;
  }

  private boolean put(SourceFile file) {
    int share = (int) Math.min(MEMORY, 1 + (file.stamp().size() >> 20));
    memory.acquireUninterruptibly(share);
    try {
      workspace.write(target.remote(file.path()), content(file), true);
    } finally {
      memory.release(share);
    }
    progress.accept(new Progress(Action.PUT, file.path()));
    return true;
  }

  private static byte[] content(SourceFile file) {
    try {
      byte[] content = Files.readAllBytes(file.file());
      if (!Sha256.of(content).equals(file.sha256())) {
        throw new StopException(SyncProblem.changed(file.path()));
      }
      return content;
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
