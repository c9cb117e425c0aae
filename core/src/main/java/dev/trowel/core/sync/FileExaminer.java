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
  private final Clock clock;

  /// @param folder keeps what was found, so that unchanged files are read once
  public FileExaminer(LocalFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// The files, looked into; many at once.
  ///
  /// @throws StopException with every file that cannot be read (`sync-unreadable`,
  ///   `sync-file-vanished`), is too large (`sync-file-too-large`), or would get the same name in
  ///   the workspace as another (`sync-name-clash`)
  public List<SourceFile> examine(List<ChosenFile> chosen) {
    Instant start = clock.instant();
    HashCache cache = new HashCache(folder);
    Diagnostics problems = new Diagnostics();
    List<SourceFile> files =
        Parallel.map(chosen, file -> examine(file, Optional.of(cache), problems)).stream()
            .flatMap(List::stream)
            .toList();
    problems.stopOnErrors();
    NameClash.check(files, problems);
    problems.stopOnErrors();
    cache.store(files, start);
    return files;
  }

  /// Files that nobody has looked into yet, nor will again.
  ///
  /// @throws StopException as [#examine]
  public static List<SourceFile> fresh(List<ChosenFile> chosen) {
    Diagnostics problems = new Diagnostics();
    List<SourceFile> files =
        Parallel.map(chosen, file -> examine(file, Optional.empty(), problems)).stream()
            .flatMap(List::stream)
            .toList();
    problems.stopOnErrors();
    return files;
  }

  /// One file, or nothing and a problem, so that every problem is found at once.
  private static List<SourceFile> examine(
      ChosenFile chosen, Optional<HashCache> cache, Diagnostics problems) {
    try {
      FileStamp stamp = FileStamp.of(chosen.file());
      if (stamp.size() > LARGEST) {
        problems.add(SyncProblem.tooLarge(chosen.path(), stamp.size(), LARGEST));
        return List.of();
      }
      Optional<Known> known = cache.flatMap(each -> each.find(chosen.path(), stamp));
      return List.of(source(chosen, known.isPresent() ? known.get() : read(chosen, stamp)));
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
      return new Known(stamp, Notebooks.isNotebook(chosen.path(), content), Sha256.of(content));
    }
    return new Known(stamp, false, Sha256.of(chosen.file()));
  }

  private static SourceFile source(ChosenFile chosen, Known known) {
    return new SourceFile(
        chosen.path(), chosen.file(), known.stamp(), known.notebook(), known.sha256());
  }
}
