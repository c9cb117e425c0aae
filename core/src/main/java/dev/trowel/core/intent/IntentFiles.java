package dev.trowel.core.intent;

import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The intents in the workspace, each deployment's in a file of its own below
/// `workspace.state_path`.
public final class IntentFiles {

  private static final String PREFIX = "intents-";
  private static final String SUFFIX = ".json";

  /// What one turn wrote is ordered by its own clock.
  private static final Comparator<Intents> OLDEST_FIRST =
      Comparator.comparingLong(Intents::epoch)
          .thenComparingLong(Intents::serial)
          .thenComparing(Intents::at)
          .thenComparing(Intents::name);

  private final WorkspaceFiles files;
  private final String folder;

  /// @param statePath `workspace.state_path`, absolute
  public IntentFiles(WorkspaceFiles files, String statePath) {
    this.files = files;
    this.folder = statePath + "/trowel";
  }

  /// What is there.
  ///
  /// @param intents the oldest first
  /// @param versions what tells the present content of the files from any other
  public record Found(List<Intents> intents, List<String> versions) {
    public Found {
      intents = List.copyOf(intents);
      versions = List.copyOf(versions);
    }

    /// The same, as if these files were not there.
    public Found without(List<String> fileNames) {
      return new Found(
          intents.stream().filter(each -> !fileNames.contains(fileName(each.name()))).toList(),
          open(versions, fileNames));
    }
  }

  /// What is there; one request where nothing is.
  ///
  /// @throws StopException with code `intents-unreadable`
  public Found read() {
    return read(files.list(folder));
  }

  /// The same, where the folder was listed just now.
  public Found read(List<Listed> all) {
    List<Listed> listed = among(all);
    List<Intents> intents =
        Parallel.map(listed.stream().map(Listed::name).map(IntentFiles::name).toList(), this::read)
            .stream()
            .flatMap(Optional::stream)
            .sorted(OLDEST_FIRST)
            .toList();
    return new Found(intents, told(listed));
  }

  /// As [Found#versions], without reading the files.
  ///
  /// @param settled names of files that do not count
  public List<String> versions(List<String> settled) {
    return open(told(among(files.list(folder))), settled);
  }

  private static List<String> open(List<String> versions, List<String> settled) {
    return versions.stream()
        .filter(each -> !settled.contains(each.substring(0, each.indexOf(' '))))
        .toList();
  }

  /// The last name of the file of these intents.
  public static String fileName(String name) {
    return PREFIX + name + SUFFIX;
  }

  private static List<String> told(List<Listed> listed) {
    return listed.stream().map(each -> each.name() + " " + each.version()).sorted().toList();
  }

  private static List<Listed> among(List<Listed> all) {
    return all.stream()
        .filter(each -> each.name().startsWith(PREFIX) && each.name().endsWith(SUFFIX))
        .toList();
  }

  private static String name(String file) {
    return file.substring(PREFIX.length(), file.length() - SUFFIX.length());
  }

  private Optional<Intents> read(String name) {
    return files
        .read(path(name))
        .map(bytes -> {
          try {
            return IntentsJson.read(name, bytes);
          } catch (IOException e) {
            throw unreadable(path(name));
          }
        });
  }

  /// Writes a file anew.
  public void write(Intents intents) {
    files.write(path(intents.name()), IntentsJson.write(intents), true);
  }

  /// Takes files away.
  public void delete(Collection<String> names) {
    Parallel.map(List.copyOf(names), name -> files.delete(path(name), false));
  }

  private String path(String name) {
    return folder + "/" + fileName(name);
  }

  private static StopException unreadable(String path) {
    return new StopException(
        Diagnostic.error("intents-unreadable", "cannot read what was about to be done: " + path)
            .detail(
                "A deployment was interrupted, and the file that says what it was doing is damaged"
                    + " or of a newer version. Nothing was changed. Use that version; or compare"
                    + " the workspace with the bundle, bind what the state does not know, and"
                    + " delete the file."));
  }
}
