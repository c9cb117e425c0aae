package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of files with names of their own, here or in the workspace.
///
/// Every failure stops with a diagnostic.
sealed interface Shelf {

  /// The names of what lies there; none when there is no such folder.
  List<String> names();

  /// Makes the folder.
  void make();

  /// What lies there under `name`.
  Optional<byte[]> read(String name);

  /// Puts `content` there, in the place of what lay there before.
  void write(String name, byte[] content);

  /// Takes it away.
  void delete(String name);

  /// The file, as the user should read it in a message.
  String where(String name);

  /// One in the workspace.
  ///
  /// @param folder absolute
  record InWorkspace(WorkspaceFiles files, String folder) implements Shelf {

    @Override
    public List<String> names() {
      return files.list(folder).stream().map(Listed::name).toList();
    }

    @Override
    public void make() {
      files.mkdirs(folder);
    }

    @Override
    public Optional<byte[]> read(String name) {
      return files.read(where(name));
    }

    @Override
    public void write(String name, byte[] content) {
      files.write(where(name), content, true);
    }

    @Override
    public void delete(String name) {
      files.delete(where(name), false);
    }

    @Override
    public String where(String name) {
      return folder + "/" + name;
    }
  }

  /// One on this machine.
  ///
  /// @param name of the folder, in the target's own
  record Local(LocalFolder folder, String name) implements Shelf {

    @Override
    public List<String> names() {
      Path path = folder.file(name);
      try (Stream<Path> files = Files.list(path)) {
        return files.map(file -> String.valueOf(file.getFileName())).toList();
      } catch (NoSuchFileException e) {
        return List.of();
      } catch (IOException e) {
        throw StateProblem.localFiles("list", path, e);
      }
    }

    /// Writing makes it.
    @Override
    public void make() {}

    @Override
    public Optional<byte[]> read(String file) {
      return folder.read(name + "/" + file);
    }

    @Override
    public void write(String file, byte[] content) throws StopException {
      folder.write(name + "/" + file, content);
    }

    @Override
    public void delete(String file) {
      folder.delete(name + "/" + file);
    }

    @Override
    public String where(String file) {
      return folder.file(name + "/" + file).toString();
    }
  }
}
