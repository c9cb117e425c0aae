package dev.trowel.core.undo;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.Touched;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The files of the workspace that a deployment is about to write or delete, as they are before.
final class FormerFiles {

  private final Workspace workspace;
  private final List<Touched> touched;
  private final Locker locker;
  private final List<String> folders;

  private FormerFiles(
      Workspace workspace, List<Touched> touched, Locker locker, List<String> folders) {
    this.workspace = workspace;
    this.touched = List.copyOf(touched);
    this.locker = locker;
    this.folders = List.copyOf(folders);
  }

  /// Reads them all and keeps what they hold.
  ///
  /// @param made folders that the deployment makes where they are missing, beside those of the
  ///   files
  /// @throws StopException when one cannot be read
  static FormerFiles read(
      Workspace workspace, LocalFolder local, List<Touched> touched, List<String> made) {
    Locker locker = new Locker(local);
    NavigableSet<String> folders = new TreeSet<>();
    touched.forEach(file -> folders.add(Slashes.parent(file.remote())));
    Set<String> there = new HashSet<>();
    for (List<String> names : Parallel.map(List.copyOf(folders), each -> names(workspace, each))) {
      there.addAll(names);
    }
    List<Touched> present = touched.stream().filter(file -> there.contains(file.remote())).toList();
    NotebookExport export = new NotebookExport(workspace);
    Parallel.map(
        present,
        file -> {
          export.read(file).ifPresent(content -> locker.put(file.remote(), content));
          return file;
        });
    locker.seal();
    folders.addAll(made);
    return new FormerFiles(workspace, touched, locker, missing(workspace, folders, there));
  }

  private static List<String> names(Workspace workspace, String folder) {
    return workspace.files().list(folder).stream()
        .map(Listed::name)
        .map(name -> folder + "/" + name)
        .toList();
  }

  /// The folders that are not there, and those above them, the deepest first.
  private static List<String> missing(Workspace workspace, Set<String> folders, Set<String> files) {
    Set<String> known = new HashSet<>();
    files.forEach(file -> known.add(Slashes.parent(file)));
    NavigableSet<String> missing = new TreeSet<>(Comparator.reverseOrder());
    for (String folder : folders) {
      String at = folder;
      while (!at.isEmpty() && known.add(at) && workspace.files().stat(at).isEmpty()) {
        missing.add(at);
        at = Slashes.parent(at);
      }
    }
    return List.copyOf(missing);
  }

  Locker locker() {
    return locker;
  }

  /// Whether a file is not as it was.
  boolean isChanged() {
    return touched.stream().anyMatch(this::isChanged);
  }

  private boolean isChanged(Touched file) {
    Optional<byte[]> now = new NotebookExport(workspace).read(file);
    Optional<byte[]> before = locker.get(file.remote());
    return now.isPresent() != before.isPresent()
        || (now.isPresent() && !Arrays.equals(now.get(), before.get()));
  }

  /// Writes what was there again, wherever it is not.
  Tally restore() {
    Tally tally = new Tally();
    List<Touched> gone = touched.stream().filter(file -> locker.has(file.remote())).toList();
    touched.stream()
        .filter(file -> !locker.has(file.remote()) && isInTheWay(file, gone))
        .forEach(file -> tally.trying(file.remote(), () -> delete(file)));
    Parallel.map(
        gone,
        file -> {
          tally.trying(file.remote(), () -> write(file));
          return file;
        });
    return tally;
  }

  /// Deletes what was not there, once nothing needs it any more, and the folders made for it.
  Tally clear() {
    Tally tally = new Tally();
    List<Touched> added = touched.stream().filter(file -> !locker.has(file.remote())).toList();
    Parallel.map(
        added,
        file -> {
          tally.trying(file.remote(), () -> delete(file));
          return file;
        });
    folders.forEach(this::removeFolder);
    return tally;
  }

  private static boolean isInTheWay(Touched file, List<Touched> others) {
    return others.stream()
        .anyMatch(other ->
            other.remote().startsWith(file.remote() + "/")
                || file.remote().startsWith(other.remote() + "/"));
  }

  private boolean write(Touched file) {
    if (!isChanged(file)) {
      return false;
    }
    byte[] content = locker.get(file.remote()).orElseThrow();
    if (file.replaced()) {
      workspace.files().delete(file.remote(), false);
    }
    workspace.files().write(file.written(), content, true);
    return true;
  }

  private boolean delete(Touched file) {
    return workspace.files().stat(file.remote()).isPresent()
        && workspace.files().delete(file.remote(), false);
  }

  /// One that holds something stays: it is not ours to empty.
  private void removeFolder(String folder) {
    try {
      if (workspace.files().stat(folder).isPresent()) {
        workspace.files().delete(folder, false);
      }
    } catch (StopException _) {
      return;
    }
  }
}
