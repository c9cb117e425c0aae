package dev.trowel.core.addition;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder beside the repository in which files are made first; it goes when it is closed.
final class ScratchFolder implements AutoCloseable {

  private static final String USUAL = "rw-r--r--";

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /// A new one, empty.
  ///
  /// @throws StopException `addition-unwritable` when there is no room for one
  static ScratchFolder make() {
    try {
      return new ScratchFolder(Files.createTempDirectory("trowel-addition-").toRealPath());
    } catch (IOException e) {
      throw stop(e);
    }
  }

  Path path() {
    return path;
  }

  /// All files in a folder of it, sorted by their paths.
  ///
  /// @param folder which need not be there
  List<NewFile> files(String folder) {
    Path top = path.resolve(folder);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(top)) {
      List<NewFile> files = new ArrayList<>();
      for (Path each : found.filter(Files::isRegularFile).sorted().toList()) {
        String name = top.relativize(each).toString().replace('\\', '/');
        files.add(new NewFile(name, Files.readAllBytes(each), permissions(each)));
      }
      return files;
    } catch (IOException e) {
      throw stop(e);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.getPosixFilePermissions(file)
        : PosixFilePermissions.fromString(USUAL);
  }

  private static StopException stop(IOException failure) {
    return new StopException(
        Diagnostic.error(
                "addition-unwritable",
                "there is no temporary folder: " + FileTrouble.words(failure))
            .detail("Files are made in one first. Make room where TMPDIR is."));
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(path)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException _) {
      // It lies where temporary files lie, and the system removes those.
    }
  }
}
