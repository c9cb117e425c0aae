package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.template.MadeFile.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes files beside the place where they belong, and moves them there when all of them are
/// written; until that is done, closing it removes all traces, and so does the end of the program.
final class Staging implements AutoCloseable {

  private static final String PREFIX = ".trowel-init-";

  private final Path target;

  /// What was made or moved, the last first.
  private final Deque<Path> traces = new ArrayDeque<>();

  private final Thread hook = Thread.ofPlatform().unstarted(this::removeTraces);
  private @Nullable Path stage;

  /// @param target the folder where they belong, which need not be there
  Staging(Path target) {
    this.target = target;
  }

  /// Writes all of it beside its place.
  void write(List<MadeFile> files, List<String> folders) throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    makeTarget();
    Path made = Files.createTempDirectory(target, PREFIX);
    stage = made;
    trace(made);
    for (String folder : folders) {
      Files.createDirectories(made.resolve(folder));
    }
    for (MadeFile file : files) {
      write(file, made.resolve(file.path()));
    }
  }

  /// Moves it to its place.
  void carryOver() throws IOException {
    Path from = Objects.requireNonNull(stage, "nothing was written yet");
    merge(from, target);
    Trees.delete(from);
    keep();
  }

  private void write(MadeFile file, Path path) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.createFile(path, attributes(file));
    try (OutputStream out = Files.newOutputStream(path)) {
      switch (file.content()) {
        case Content.Rendered rendered -> out.write(rendered.text().getBytes(UTF_8));
        case Content.Copied copied -> Files.copy(copied.source(), out);
        case Content.Packed packed -> out.write(packed.image().bytes());
      }
    }
  }

  /// As the system's mask lets it be.
  private FileAttribute<?>[] attributes(MadeFile file) {
    return target.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(file.permissions())}
        : new FileAttribute<?>[0];
  }

  private void makeTarget() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = target; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path folder : missing) {
      Files.createDirectory(folder);
      trace(folder);
    }
  }

  /// What is there stays, and what is not is moved as a whole.
  private void merge(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        Path place = to.resolve(String.valueOf(entry.getFileName()));
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(place)) {
          merge(entry, place);
        } else {
          Files.move(entry, place);
          trace(place);
        }
      }
    }
  }

  private synchronized void trace(Path path) {
    traces.push(path);
  }

  private synchronized void keep() {
    traces.clear();
  }

  private synchronized void removeTraces() {
    while (!traces.isEmpty()) {
      try {
        Trees.delete(traces.pop());
      } catch (IOException _) {
        // What cannot be removed hinders nothing else from being so.
      }
    }
  }

  @Override
  public void close() {
    removeTraces();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending: the hook runs already, or finds nothing to do.
    }
  }
}
