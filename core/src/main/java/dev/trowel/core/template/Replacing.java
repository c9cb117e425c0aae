package dev.trowel.core.template;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Replaces files of a project: all of them or none. New ones are written beside their place, and
/// old ones kept there until all are in place; an end before that puts them back, and where nothing
/// was left to do so, [#takeBack] does.
final class Replacing implements AutoCloseable {

  private static final String PREFIX = ".trowel-update-";

  private final Path project;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Thread hook = Thread.ofPlatform().unstarted(this::undo);
  private @Nullable Path stage;

  /// What was done, and can be undone.
  private sealed interface Step {
    /// A file or folder is where none was.
    record Made(Path path) implements Step {}

    /// A file was put aside.
    record PutAside(Path place, Path kept) implements Step {}
  }

  Replacing(Path project) {
    this.project = project;
  }

  /// Replaces them.
  ///
  /// @param files what will be at each path; empty for nothing
  void run(SortedMap<String, Optional<FileImage>> files) throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    Path made = Files.createTempDirectory(project, PREFIX);
    stage = made;
    List<Map.Entry<String, Optional<FileImage>>> all = new ArrayList<>(files.entrySet());
    for (int i = 0; i < all.size(); i++) {
      Path place = project.resolve(all.get(i).getKey());
      if (all.get(i).getValue().isPresent()) {
        write(all.get(i).getValue().get(), made.resolve("new-" + i), Files.exists(place));
      }
    }
    plan(all).write(made);
    carryOver(all, made);
    for (Map.Entry<String, Optional<FileImage>> file : all) {
      if (file.getValue().isEmpty()) {
        Trees.deleteEmptied(project.resolve(file.getKey()).getParent(), project);
      }
    }
  }

  /// One that was there before keeps its permissions, whatever the system's mask says of new ones.
  private void write(FileImage image, Path path, boolean isReplaced) throws IOException {
    boolean hasModes = project.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        hasModes
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(image.permissions())}
            : new FileAttribute<?>[0];
    Files.createFile(path, attributes);
    Files.write(path, image.bytes());
    if (hasModes && isReplaced) {
      Files.setPosixFilePermissions(path, image.permissions());
    }
  }

  /// Nobody sees a part of it, not even the end of the program.
  private synchronized void carryOver(List<Map.Entry<String, Optional<FileImage>>> files, Path from)
      throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path place = project.resolve(files.get(i).getKey());
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Path kept = from.resolve("old-" + i);
        Files.move(place, kept);
        done.push(new Step.PutAside(place, kept));
      }
      if (files.get(i).getValue().isPresent()) {
        makeFolders(Objects.requireNonNull(place.getParent()));
        Files.move(from.resolve("new-" + i), place);
        done.push(new Step.Made(place));
      }
    }
    SwapPlan.finish(from);
    done.clear();
  }

  private static SwapPlan plan(List<Map.Entry<String, Optional<FileImage>>> files) {
    return new SwapPlan(
        files.stream()
            .map(each ->
                new SwapPlan.Place(
                    each.getKey(),
                    each.getValue().map(image -> SwapPlan.sum(image.bytes())).orElse("")))
            .toList());
  }

  /// Makes a project what it was before an update that was killed, if there was one.
  ///
  /// @return whether there was one that had begun to move files
  static boolean takeBack(Path project) throws IOException {
    boolean isLeft = false;
    for (Path stage : left(project)) {
      isLeft |= SwapPlan.undo(project, stage);
      Trees.delete(stage);
    }
    return isLeft;
  }

  private static List<Path> left(Path project) throws IOException {
    List<Path> stages = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(project, PREFIX + "*")) {
      found.forEach(stages::add);
    }
    return stages;
  }

  private void makeFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path each : missing) {
      Files.createDirectory(each);
      done.push(new Step.Made(each));
    }
  }

  private synchronized void undo() {
    while (!done.isEmpty()) {
      try {
        switch (done.pop()) {
          case Step.Made made -> Files.deleteIfExists(made.path());
          case Step.PutAside aside -> Files.move(aside.kept(), aside.place());
        }
      } catch (IOException _) {
        // What cannot be put back hinders nothing else from being so.
      }
    }
    removeStage();
  }

  private void removeStage() {
    try {
      if (stage != null) {
        Trees.delete(stage);
      }
    } catch (IOException stuck) {
      // It holds nothing that the project needs.
      return;
    }
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending: the hook runs already, or finds nothing to do.
    }
  }
}
