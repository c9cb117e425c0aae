package dev.trowel.app.review;

import dev.trowel.core.review.FileChange;
import dev.trowel.core.review.Review;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Files, libraries and folders in Markdown, and what was not looked at.
///
/// @param detail how much of them
record MarkdownFiles(Detail detail) {

  private static final int MANY_FOLDERS = 20;

  String of(Review review) {
    return files("Files", review.files())
        + files("Libraries", review.libraries())
        + list("Permissions of folders", review.folders())
        + list("Folders that it leaves", review.former())
        + list("Selected", Summary.selected(review))
        + list("Not selected", Summary.unselected(review));
  }

  private int most() {
    return switch (detail) {
      case FULL -> 100;
      case SHORT, BRIEF -> 40;
      case LINE, KEY, COUNT -> 10;
    };
  }

  private String files(String title, List<FileChange> files) {
    if (files.isEmpty()) {
      return "";
    }
    List<String> lines =
        files.size() <= most() ? files.stream().map(MarkdownFiles::line).toList() : folders(files);
    return folded(title + ": " + Html.escaped(counts(files)), Quoted.block("diff", lines));
  }

  private static String line(FileChange file) {
    return sign(file.what()) + " " + Plain.cut(Plain.line(file.path()), 200);
  }

  private static String sign(FileChange.What what) {
    return switch (what) {
      case ADDED -> "+";
      case CHANGED -> "!";
      case REMOVED -> "-";
    };
  }

  /// `3 added, 1 removed`.
  static String counts(Collection<FileChange> files) {
    List<String> words = new ArrayList<>();
    for (FileChange.What what : FileChange.What.values()) {
      long count = files.stream().filter(file -> file.what() == what).count();
      if (count > 0) {
        words.add("%,d %s".formatted(count, FileWords.verb(what)));
      }
    }
    return String.join(", ", words);
  }

  private static List<String> folders(List<FileChange> files) {
    TreeMap<String, List<FileChange>> byFolder = new TreeMap<>();
    files.forEach(file ->
        byFolder.computeIfAbsent(FileWords.folder(file.path()), _ -> new ArrayList<>()).add(file));
    List<String> lines = new ArrayList<>();
    byFolder.entrySet().stream()
        .limit(MANY_FOLDERS)
        .forEach(folder ->
            lines.add(
                "! "
                    + Plain.cut(Plain.line(folder.getKey()), 100)
                    + "  "
                    + counts(folder.getValue())));
    if (byFolder.size() > MANY_FOLDERS) {
      lines.add(
          "  … and " + Marks.some(byFolder.size() - MANY_FOLDERS, "more folder", "more folders"));
    }
    return lines;
  }

  private String list(String title, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    names.stream().limit(most()).forEach(name -> lines.add(Plain.cut(Plain.line(name), 200)));
    if (names.size() > most()) {
      lines.add("… and %,d more".formatted(names.size() - most()));
    }
    return folded("%s: %,d".formatted(title, names.size()), Quoted.block("", lines));
  }

  private static String folded(String summary, String body) {
    return "<details>\n<summary>" + summary + "</summary>\n\n" + body + "\n</details>\n\n";
  }
}
