package dev.trowel.core.template;

import dev.trowel.core.template.FileChange.Kind;
import dev.trowel.core.template.merge.TextMerge;
import dev.trowel.core.template.merge.TextMerge.Merged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Joins what a project is with what its template makes of it now. Each file has three states: as
/// the template made it the last time, as it is, and as the template makes it now.
final class FileMerge {

  private final Path project;
  private final List<FileChange> changes = new ArrayList<>();

  private FileMerge(Path project) {
    this.project = project;
  }

  /// What is to be done, by path; nothing for files that stay as they are.
  ///
  /// @param base as the template made them the last time
  /// @param theirs as it makes them now
  static List<FileChange> of(
      Path project, SortedMap<String, FileImage> base, SortedMap<String, FileImage> theirs)
      throws IOException {
    FileMerge merge = new FileMerge(project);
    TreeSet<String> paths = new TreeSet<>(base.keySet());
    paths.addAll(theirs.keySet());
    for (String path : paths) {
      merge.file(path, base.get(path), theirs.get(path));
    }
    return List.copyOf(merge.changes);
  }

  private void file(String path, @Nullable FileImage base, @Nullable FileImage theirs)
      throws IOException {
    if (base != null && theirs != null && base.isLike(theirs)) {
      return;
    }
    if (isBlocked(path)) {
      conflict(path, "a link, or a folder where a file belongs; it stays", null, null);
      return;
    }
    Path file = project.resolve(path);
    FileImage ours = Files.exists(file) ? FileImage.read(file) : null;
    if (ours == null) {
      // What somebody deleted stays so, whatever became of it since.
      if (base == null && theirs != null) {
        add(path, Kind.ADDED, "", null, theirs);
      }
    } else if (theirs == null) {
      gone(path, base, ours);
    } else {
      both(path, base, ours, theirs);
    }
  }

  /// Links are nobody's text to join, and may lead out of the project.
  private boolean isBlocked(String path) {
    Path at = project;
    for (Path step : Path.of(path)) {
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(at)) {
        return true;
      }
      at = at.resolve(step);
      if (Files.isSymbolicLink(at)) {
        return true;
      }
    }
    return Files.exists(at) && !Files.isRegularFile(at);
  }

  /// The template makes the file no more.
  private void gone(String path, @Nullable FileImage base, FileImage ours) {
    if (base != null && withLineEndsOf(ours, base).hasBytesOf(ours)) {
      add(path, Kind.DELETED, "", ours, null);
    } else if (base != null) {
      conflict(path, "you changed it, and the template has it no more; it stays", ours, ours);
    }
  }

  private void both(String path, @Nullable FileImage base, FileImage ours, FileImage theirs) {
    FileImage now = withLineEndsOf(ours, theirs);
    FileImage before = base == null ? null : withLineEndsOf(ours, base);
    boolean runs = (base == null || ours.runs() == base.runs()) ? theirs.runs() : ours.runs();
    FileImage mine = ours.running(runs);
    if (now.hasBytesOf(ours) || (before != null && before.hasBytesOf(now))) {
      changed(path, ours, mine);
    } else if (before != null && before.hasBytesOf(ours)) {
      changed(path, ours, new FileImage(now.bytes(), mine.permissions()));
    } else {
      join(path, before, ours, mine, now);
    }
  }

  /// @param ours as it is; `mine` is the same with the permissions it will have
  private void join(
      String path, @Nullable FileImage base, FileImage ours, FileImage mine, FileImage theirs) {
    Optional<String> before = base == null ? Optional.of("") : base.text();
    if (before.isEmpty() || ours.text().isEmpty() || theirs.text().isEmpty()) {
      String beside = free(path + ".template");
      conflict(path, "no text; the template's is in " + beside, ours, mine);
      add(beside, Kind.ADDED, "", null, theirs);
      return;
    }
    Merged merged = TextMerge.of(before.get(), ours.text().get(), theirs.text().get());
    if (merged.conflicts() == 0) {
      changed(path, ours, mine.with(merged.text()));
    } else {
      String places = merged.conflicts() == 1 ? "1 place" : merged.conflicts() + " places";
      conflict(path, places, ours, mine.with(merged.text()));
    }
  }

  /// A name that no file has yet.
  private String free(String path) {
    String name = path;
    for (int i = 2; Files.exists(project.resolve(name), LinkOption.NOFOLLOW_LINKS); i++) {
      name = path + i;
    }
    return name;
  }

  /// Git may have given a text the line ends of Windows: that changes no line of it.
  private static FileImage withLineEndsOf(FileImage ours, FileImage other) {
    String mine = ours.text().orElse("");
    String text = other.text().orElse("");
    boolean isWindows = mine.contains("\r\n") && !mine.replace("\r\n", "").contains("\n");
    return isWindows && !text.contains("\r") ? other.with(text.replace("\n", "\r\n")) : other;
  }

  private void changed(String path, FileImage before, FileImage after) {
    if (!before.isLike(after)) {
      add(path, Kind.CHANGED, "", before, after);
    }
  }

  private void conflict(
      String path, String note, @Nullable FileImage before, @Nullable FileImage after) {
    add(path, Kind.CONFLICT, note, before, after);
  }

  private void add(
      String path, Kind kind, String note, @Nullable FileImage before, @Nullable FileImage after) {
    changes.add(
        new FileChange(path, kind, note, Optional.ofNullable(before), Optional.ofNullable(after)));
  }
}
