package dev.trowel.core.sync;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.HashCache.Known;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks into the chosen files: their digests, and which are notebooks.
public final class FileExaminer {

  /// What the workspace takes of one file, in bytes.
  static final long LARGEST = 500L << 20;

  private final LocalFolder folder;
  private final Instant start;

  /// To be made before the files are chosen: what changes from then on is not taken for known.
  ///
  /// @param folder keeps what was found, so that unchanged files are read once
  public FileExaminer(LocalFolder folder, Clock clock) {
    this.folder = folder;
    this.start = clock.instant();
  }

  /// What is asked of one file.
  private interface Memory {
    /// What is known of a file with this stamp.
    Optional<Known> find(String path, FileStamp stamp);
  }

  /// The files, looked into; as many at once as there are processors. Those that are known are not
  /// opened, and nothing is asked of them that was asked when they were chosen.
  ///
  /// @throws StopException with every file that cannot be read (`sync-unreadable`,
  ///   `sync-file-vanished`), is too large (`sync-file-too-large`), or would get the same name in
  ///   the workspace as another (`sync-name-clash`)
  public List<SourceFile> examine(List<ChosenFile> chosen) {
    HashCache cache = new HashCache(folder);
    Diagnostics problems = new Diagnostics();
    List<SourceFile> files = all(chosen, cache::find, start, problems);
    NameClash.check(files, problems);
    problems.stopOnErrors();
    cache.store(files);
    return files;
  }

  /// Files that nobody has looked into yet, nor will again.
  ///
  /// @throws StopException as [#examine]
  public static List<SourceFile> fresh(List<ChosenFile> chosen) {
    return all(chosen, (path, stamp) -> Optional.empty(), Instant.EPOCH, new Diagnostics());
  }

  private static List<SourceFile> all(
      List<ChosenFile> chosen, Memory memory, Instant start, Diagnostics problems) {
    List<SourceFile> files =
        Parallel.slices(chosen, file -> examine(file, memory, start, problems)).stream()
            .flatMap(List::stream)
            .toList();
    problems.stopOnErrors();
    return files;
  }

  /// One file, or nothing and a problem, so that every problem is found at once.
  private static List<SourceFile> examine(
      ChosenFile chosen, Memory memory, Instant start, Diagnostics problems) {
    try {
      FileStamp stamp =
          chosen.stamp().isPresent() ? chosen.stamp().get() : FileStamp.of(chosen.file());
      if (stamp.size() > LARGEST) {
        problems.add(SyncProblem.tooLarge(chosen.path(), stamp.size(), LARGEST));
        return List.of();
      }
      Optional<Known> known = memory.find(chosen.path(), stamp);
      Known found = known.isPresent() ? known.get() : read(chosen, stamp);
      return List.of(
          new SourceFile(
              chosen.path(),
              chosen.file(),
              stamp.takenAt(start),
              found.notebook(),
              found.sha256()));
    } catch (NoSuchFileException e) {
      problems.add(SyncProblem.vanished(chosen.path()));
    } catch (IOException e) {
      problems.add(SyncProblem.unreadable(chosen.path(), e));
    }
    return List.of();
  }

  private static Known read(ChosenFile chosen, FileStamp stamp) throws IOException {
    if (Notebooks.mayBeNotebook(chosen.path())) {
      byte[] content = Files.readAllBytes(chosen.file());
      return new Known(Notebooks.isNotebook(chosen.path(), content), Sha256.of(content));
    }
    return new Known(false, Sha256.of(chosen.file(), stamp.size()));
  }
}
