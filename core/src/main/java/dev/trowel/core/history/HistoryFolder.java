package dev.trowel.core.history;

import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.http.Body;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The history of one deployment in its workspace: one file a record, which never changes, and the
/// archives of files beside them.
///
/// @param files the workspace's
/// @param path the folder, absolute
public record HistoryFolder(WorkspaceFiles files, String path) {
  private static final String NAME = "trowel/history";
  private static final String ARCHIVES = "files";
  private static final String ZIP = ".zip";
  private static final String CODE = "history-unreadable";
  private static final Pattern RECORD = Pattern.compile("(\\d{6,12})\\.json");

  /// The history beside a state.
  ///
  /// @param statePath where the state lies, absolute
  public static HistoryFolder of(WorkspaceFiles files, String statePath) {
    return new HistoryFolder(files, statePath + "/" + NAME);
  }

  /// The numbers that are taken, the latest first.
  List<Long> numbers() {
    return files.list(path).stream()
        .map(Listed::name)
        .flatMap(name -> number(name).stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static Optional<Long> number(String name) {
    var matcher = RECORD.matcher(name);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  /// The latest records, the latest first.
  ///
  /// @param most how many at most
  /// @param lineage whose deployments are meant; `""` for any
  /// @param warnings takes which files hold no record of this deployment
  public List<Entry> latest(int most, String lineage, Diagnostics warnings) {
    List<String> names = files.list(path).stream().map(Listed::name).sorted().toList();
    names.stream()
        .filter(name -> number(name).isEmpty())
        .forEach(name -> warnings.add(skipped(name, "it has no name of ours")));
    List<Long> numbers =
        names.stream()
            .flatMap(name -> number(name).stream())
            .sorted(Comparator.reverseOrder())
            .toList();
    List<Entry> found = new ArrayList<>();
    for (int from = 0; from < numbers.size() && found.size() < most; ) {
      int to = Math.min(numbers.size(), from + most - found.size());
      Parallel.map(numbers.subList(from, to), number -> read(number, lineage, warnings))
          .forEach(each -> each.ifPresent(found::add));
      from = to;
    }
    return found;
  }

  /// The record with this number; empty where there is none.
  ///
  /// @param lineage whose deployments are meant; `""` for any
  /// @param warnings takes why a file holds no record of this deployment
  public Optional<Entry> read(long number, String lineage, Diagnostics warnings) {
    Optional<byte[]> bytes = files.read(file(number));
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Entry entry = EntryJson.read(bytes.get(), number);
      if (lineage.isEmpty() || entry.lineage().isEmpty() || entry.lineage().equals(lineage)) {
        return Optional.of(entry);
      }
      warnings.add(skipped(name(number), "it tells of another deployment, which was here before"));
    } catch (IOException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), "it is damaged");
      warnings.add(skipped(name(number), why.lines().findFirst().orElse("it is damaged")));
    }
    return Optional.empty();
  }

  private Diagnostic skipped(String name, String why) {
    return Diagnostic.warning(CODE, "a file of the history is left out: " + path + "/" + name)
        .detail(
            "Why: %s. The other records are complete. Delete the file, or move it elsewhere."
                .formatted(why));
  }

  /// Adds a record after the latest; a failure is a warning.
  ///
  /// @param lack what is not complete without it
  /// @return warnings
  List<Diagnostic> add(Entry entry, String lack) {
    try {
      List<Long> taken = numbers();
      append(entry, taken.isEmpty() ? 1 : taken.getFirst() + 1);
      return List.of();
    } catch (StopException stop) {
      return HistoryProblem.notWritten(lack, stop);
    }
  }

  /// Puts a record in a file of its own; under the next number that is free.
  ///
  /// @param first the number to try first
  /// @return the record as it was written
  Entry append(Entry entry, long first) {
    Entry numbered = entry.numbered(first);
    while (files.write(file(numbered.number()), EntryJson.write(numbered), false)
        == WorkspaceFiles.Written.EXISTS) {
      if (isThere(numbered)) {
        return numbered;
      }
      numbered = entry.numbered(numbered.number() + 1);
    }
    return numbered;
  }

  /// Puts what is known by now in the place of a record that the same deployment wrote.
  void replace(Entry entry) {
    files.write(file(entry.number()), EntryJson.write(entry), true);
  }

  /// Makes the folder, and that of the archives.
  void make() {
    files.mkdirs(path + "/" + ARCHIVES);
  }

  /// A request whose answer was lost is sent again, and then finds what it wrote itself.
  private boolean isThere(Entry entry) {
    return read(entry.number(), "", new Diagnostics())
        .filter(there -> there.id().equals(entry.id()))
        .isPresent();
  }

  /// The digests of the archives that are there.
  List<String> archives() {
    return files.list(path + "/" + ARCHIVES).stream()
        .map(Listed::name)
        .filter(name -> name.endsWith(ZIP))
        .map(name -> name.substring(0, name.length() - ZIP.length()))
        .toList();
  }

  /// The archive with this digest; empty where there is none.
  public Optional<byte[]> archive(String digest) {
    return files.read(archiveFile(digest));
  }

  void keep(String digest, Body archive) {
    files.write(archiveFile(digest), archive, true);
  }

  void drop(String digest) {
    files.delete(archiveFile(digest), false);
  }

  private String archiveFile(String digest) {
    return path + "/" + ARCHIVES + "/" + digest + ZIP;
  }

  private String file(long number) {
    return path + "/" + name(number);
  }

  private static String name(long number) {
    return String.format(Locale.ROOT, "%06d.json", number);
  }
}
