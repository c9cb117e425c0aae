package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The folder of one target on this machine, `.databricks/bundle/<target>` (format.md 5); files in
/// it change whole or not at all.
///
/// Every failure stops with code `local-files`.
///
/// @param path the folder, absolute; it need not exist
/// @param marked the `.databricks` folder to be hidden from git, or empty when the user chose the
///   place
/// @param ahead what was read of it already
public record LocalFolder(Path path, Optional<Path> marked, ReadAhead ahead) {

  private static final long LARGEST = 256L << 20;
  private static final String PROBE = "trowel/room";

  /// A journal of some hundred resources.
  private static final int ROOM = 256 << 10;

  private static final List<String> COPIED =
      List.of(LocalState.FILE, "terraform/terraform.tfstate", DeploymentJson.FILE);

  /// A folder of which nothing was read yet.
  public LocalFolder(Path path, Optional<Path> marked) {
    this(path, marked, ReadAhead.NONE);
  }

  /// The folder of `target`.
  ///
  /// @param bundleRoot the folder of `databricks.yml`
  /// @param override the value of `DATABRICKS_BUNDLE_TMP`, which replaces `.databricks/bundle`
  public static LocalFolder of(Path bundleRoot, String target, Optional<Path> override) {
    Path hidden = bundleRoot.resolve(".databricks");
    return override
        .map(place -> new LocalFolder(place.resolve(target), Optional.empty()))
        .orElseGet(
            () -> new LocalFolder(hidden.resolve("bundle").resolve(target), Optional.of(hidden)));
  }

  /// The same, of which the state is read while the caller does something else.
  public LocalFolder readAhead() {
    return new LocalFolder(path, marked, ReadAhead.of(() -> read(LocalState.FILE)));
  }

  /// The path of the file `name`, which may hold `/`.
  public Path file(String name) {
    return path.resolve(name);
  }

  /// What the file `name` holds, or empty when there is none; one that no tool can have written,
  /// for its size, is not taken into memory.
  public Optional<byte[]> read(String name) {
    Path parent = file(name).getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try {
      if (Files.exists(file(name)) && Files.size(file(name)) > LARGEST) {
        throw new IOException("larger than " + (LARGEST >> 20) + " MB");
      }
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StateProblem.localFiles("read", file(name), e);
    }
  }

  /// Puts `content` in the file `name`, durably; readers see the old content or the new.
  public void write(String name, byte[] content) {
    Path file = file(name);
    try {
      prepare(file);
      Path next = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
      try {
        store(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(next);
      }
      flushFolder(file);
    } catch (IOException e) {
      throw StateProblem.localFiles("write", file, e);
    }
  }

  /// Removes the file `name`, if there is one.
  public void delete(String name) {
    try {
      if (Files.deleteIfExists(file(name))) {
        flushFolder(file(name));
      }
    } catch (IOException e) {
      throw StateProblem.localFiles("remove", file(name), e);
    }
  }

  /// Makes sure that what a deployment records will fit: tried before anything is changed.
  public void requireRoom() {
    write(PROBE, new byte[ROOM]);
    delete(PROBE);
  }

  /// Whether files can be made here, as far as the system tells beforehand; a full disk it does not
  /// tell of.
  public boolean isWritable() {
    Path at = path.toAbsolutePath();
    while (at.getParent() != null && Files.notExists(at)) {
      at = at.getParent();
    }
    return Files.isDirectory(at) && Files.isWritable(at);
  }

  /// The same contents in `other`, a folder that is not there yet: what this one has recorded.
  ///
  /// @throws StopException with code `local-files` when a killed deployment left its journal here,
  ///   which only this folder can settle
  public LocalFolder movedTo(Path other) {
    if (read(Journal.FILE).isPresent()) {
      throw StateProblem.journalReadOnly(file(Journal.FILE));
    }
    LocalFolder moved = new LocalFolder(other, Optional.empty());
    COPIED.forEach(name -> read(name).ifPresent(content -> moved.write(name, content)));
    return moved;
  }

  /// Makes the folders above `file`, and hides `.databricks` from git.
  void prepare(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (marked.isPresent()) {
      hide(marked.get().resolve(".gitignore"));
    }
  }

  /// Makes a rename or removal in the folder of `file` survive a loss of power.
  static void flushFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Not through a channel: an interrupted thread would close it and lose the write.
  private static void store(Path file, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  private static void hide(Path gitignore) throws IOException {
    try {
      if (Files.notExists(gitignore)) {
        Files.write(gitignore, "*\n".getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was first; it wrote the same.
    }
  }
}
