package dev.trowel.core.addition;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes files beside the places where they belong, and moves them there when all of them are
/// written. Until they are kept, closing it brings back what was, and so does the end of the
/// program.
final class FileWriter implements AutoCloseable {

  /// What brings back one thing.
  @FunctionalInterface
  private interface Undo {
    void run() throws IOException;
  }

  private final Path root;
  private final Map<FileChange, Path> staged = new LinkedHashMap<>();
  private final Deque<Undo> undos = new ArrayDeque<>();
  private final Thread hook = Thread.ofPlatform().unstarted(this::bringBack);
  private boolean isBack;

  /// @param root what the paths of changes are seen from
  FileWriter(Path root) {
    this.root = root;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Writes a file beside its place.
  void stage(FileChange change) throws IOException {
    Path folder = Objects.requireNonNull(place(change).getParent());
    makeFolders(folder);
    Path made = Files.createTempFile(folder, ".trowel-", ".tmp");
    undo(() -> Files.deleteIfExists(made));
    Files.write(made, change.after());
    permit(made, change);
    staged.put(change, made);
  }

  /// Moves all files to their places. They are there for others to read, and not yet to stay.
  void place() throws IOException {
    for (FileChange change : staged.keySet()) {
      refuseChanged(change);
    }
    for (Map.Entry<FileChange, Path> each : staged.entrySet()) {
      move(each.getKey(), each.getValue());
    }
  }

  /// Lets all files stay.
  ///
  /// @return false where what was is back already, as the program is ending
  synchronized boolean keep() {
    undos.clear();
    return !isBack;
  }

  private void refuseChanged(FileChange change) throws IOException {
    Path place = place(change);
    if (change.before().isEmpty()) {
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(change.path());
      }
    } else if (!Arrays.equals(Files.readAllBytes(place), change.before().get())) {
      throw new IOException(change.path() + " changed meanwhile");
    }
  }

  private void move(FileChange change, Path made) throws IOException {
    Path place = place(change);
    undo(() -> {
      if (change.before().isPresent()) {
        Files.write(place, change.before().get());
      } else {
        Files.deleteIfExists(place);
      }
    });
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Where the file lies; of a link, what it leads to.
  private Path place(FileChange change) throws IOException {
    Path path = root.resolve(change.path());
    return change.before().isPresent() ? path.toRealPath() : path;
  }

  private void permit(Path made, FileChange change) throws IOException {
    if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions =
          change.before().isPresent()
              ? Files.getPosixFilePermissions(place(change))
              : change.permissions();
      Files.setPosixFilePermissions(made, permissions);
    }
  }

  private void makeFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path each : missing) {
      Files.createDirectory(each);
      undo(() -> Files.deleteIfExists(each));
    }
  }

  private synchronized void undo(Undo undo) {
    undos.push(undo);
  }

  private synchronized void bringBack() {
    isBack = true;
    while (!undos.isEmpty()) {
      bringBack(undos.pop());
    }
  }

  private static void bringBack(Undo undo) {
    try {
      undo.run();
    } catch (IOException _) {
      // What cannot be brought back hinders nothing else from being so.
    }
  }

  @Override
  public void close() {
    bringBack();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending: the hook runs already, or finds nothing to do.
    }
  }
}
