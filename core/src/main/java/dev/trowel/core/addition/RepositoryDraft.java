package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files of a repository as they are to become. Nothing is written before all of it is known, and
/// then all or nothing.
public final class RepositoryDraft {

  private static final Set<PosixFilePermission> USUAL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path root;
  private final SortedMap<String, FileChange> changes = new TreeMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /// @param root the folder of the repository, absolute
  public RepositoryDraft(Path root) {
    this.root = root;
  }

  /// The folder of the repository.
  public Path root() {
    return root;
  }

  /// The paths that change, seen from the root, sorted.
  public List<String> changed() {
    return List.copyOf(changes.keySet());
  }

  /// What a file is to hold.
  ///
  /// @param path seen from the root, with `/`
  /// @return empty where there is no such file
  /// @throws StopException `addition-unwritable` when it cannot be read
  Optional<byte[]> content(String path) {
    FileChange change = changes.get(path);
    return change == null ? onDisk(path) : Optional.of(change.after());
  }

  /// What a file is to hold that changes; empty for another one.
  Optional<byte[]> drafted(String path) {
    return Optional.ofNullable(changes.get(path)).map(FileChange::after);
  }

  private Optional<byte[]> onDisk(String path) {
    Path file = root.resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "addition-unwritable", "cannot read %s: %s".formatted(path, FileTrouble.words(e)))
              .detail("Make it a file that you may read. Nothing was written."));
    }
  }

  /// Gives a file that is there other content.
  void change(String path, byte[] content) {
    refuseLeaving(path);
    changes.put(path, new FileChange(path, onDisk(path), content, USUAL));
  }

  /// Makes a file. One that is there and says the same stays; what else is there is refused by
  /// [#refuseConflicts].
  public void make(NewFile file) {
    refuseLeaving(file.path());
    if (Files.isDirectory(root.resolve(file.path()))) {
      conflicts.add(file.path());
      return;
    }
    Optional<byte[]> there = content(file.path());
    if (there.isEmpty()) {
      changes.put(
          file.path(),
          new FileChange(file.path(), Optional.empty(), file.content(), file.permissions()));
    } else if (!Arrays.equals(there.get(), file.content())) {
      conflicts.add(file.path());
    }
  }

  /// Makes a file, as [#make], or writes over it.
  ///
  /// @param force whether what is there may go
  public void put(String path, byte[] content, boolean force) {
    if (force && Files.isRegularFile(root.resolve(path))) {
      change(path, content);
    } else {
      make(new NewFile(path, content, USUAL));
    }
  }

  /// Notes what somebody has to do by hand.
  void warn(Diagnostic warning) {
    warnings.add(warning);
  }

  /// What somebody has to do by hand, or will be surprised by.
  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }

  /// Refuses to go on when a file is in the way.
  ///
  /// @throws StopException `addition-exists`, one for each of them
  public void refuseConflicts() {
    refuseConflicts(
        "It would be written, and nothing is written over. Move it out of the way, or keep it and"
            + " leave this out. Nothing was written.");
  }

  /// The same.
  ///
  /// @param wayOut what the user may do
  public void refuseConflicts(String wayOut) {
    if (!conflicts.isEmpty()) {
      throw new StopException(
          conflicts.stream()
              .map(path ->
                  Diagnostic.error(
                          "addition-exists", path + " is there already, with other content")
                      .detail(wayOut)
                      .in(Span.of(path)))
              .toList());
    }
  }

  /// A path may lead out of the repository, and so may a link in it.
  private void refuseLeaving(String path) {
    Path above = root.resolve(path).normalize();
    if (!above.startsWith(root.normalize())) {
      throw leaving(path, "Its `..` lead there.");
    }
    if (!Files.exists(root)) {
      return;
    }
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      if (above == null || !above.toRealPath().startsWith(root.toRealPath())) {
        throw leaving(path, "A link leads there.");
      }
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
                  "addition-unwritable", "cannot look at " + path + ": " + FileTrouble.words(e))
              .detail("Nothing was written."));
    }
  }

  private static StopException leaving(String path, String why) {
    return new StopException(
        Diagnostic.error("addition-unwritable", path + " lies outside the repository")
            .detail(why + " Nothing was written."));
  }

  /// What would change, in the form that `patch` and `git apply` read; `""` for nothing.
  public String diff() {
    StringBuilder text = new StringBuilder();
    changes.values().forEach(change -> text.append(change.diff()));
    return text.toString();
  }

  /// Writes all of it, or nothing.
  ///
  /// @throws StopException `addition-unwritable` when that fails; then all is as it was
  public void write() {
    try (Trial trial = tried()) {
      trial.keep();
    }
  }

  /// Writes all of it, to stay when that is said: else closing takes all of it back, and so does
  /// the end of the program.
  ///
  /// @throws StopException as [#write]
  public Trial tried() {
    FileWriter writer = new FileWriter(root);
    try {
      for (FileChange change : changes.values()) {
        writer.stage(change);
      }
      writer.place();
      return new Trial(writer);
    } catch (IOException e) {
      writer.close();
      throw new StopException(
          Diagnostic.error("addition-unwritable", "cannot write: " + FileTrouble.words(e))
              .detail("Nothing was changed. Run it again when that is mended."));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }
}
