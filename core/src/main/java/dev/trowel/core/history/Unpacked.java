package dev.trowel.core.history;

import dev.trowel.core.build.Library;
import dev.trowel.core.sync.ChosenFile;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a former deployment, on this machine again.
///
/// @param root the folder in which they lie as in the bundle's folder
public record Unpacked(Path root, List<ChosenFile> files, List<Library> libraries) {

  /// Fetches them.
  ///
  /// @param folder an empty one
  /// @throws StopException `rollback-impossible` when they are not there, or not what was deployed
  public static Unpacked of(Entry entry, Blueprint kept, HistoryFolder history, Path folder) {
    SortedMap<String, String> digests = new TreeMap<>();
    kept.files().forEach((path, digest) -> digests.put(Archive.FILES + path, digest));
    kept.libraries().forEach((name, digest) -> digests.put(Archive.LIBRARIES + name, digest));
    if (!digests.isEmpty()) {
      byte[] zip =
          history
              .archive(entry.archived().digest())
              .orElseThrow(() -> stop(entry, "only the files of the latest deployments are kept"));
      try {
        Archive.unpack(zip, digests, folder);
      } catch (IOException e) {
        throw stop(entry, "the archive of its files is damaged: " + e.getMessage());
      }
    }
    return of(kept, folder);
  }

  private static Unpacked of(Blueprint kept, Path folder) {
    Path root = folder.resolve(Archive.FILES);
    Path libraries = folder.resolve(Archive.LIBRARIES);
    return new Unpacked(
        root,
        kept.files().keySet().stream()
            .map(path -> new ChosenFile(path, root.resolve(path)))
            .toList(),
        kept.libraries().entrySet().stream()
            .map(each -> library(libraries.resolve(each.getKey()), each.getKey(), each.getValue()))
            .toList());
  }

  private static Library library(Path file, String name, String digest) {
    try {
      return new Library(file, name, name, digest, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StopException stop(Entry entry, String why) {
    String commit = entry.author().commit();
    return new StopException(
        Diagnostic.error(
                "rollback-impossible",
                "cannot go back to deployment %d: %s".formatted(entry.number(), why))
            .detail(
                "Nothing was changed. Check out %s and deploy it. trowel.history.keep says of how many"
                        .formatted(commit.isEmpty() ? "that version" : "commit " + commit)
                    + " deployments the files are kept."));
  }
}
