package dev.trowel.app.console;

import dev.trowel.core.review.FileChange;
import dev.trowel.core.review.FileChange.What;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files and libraries that are sent or removed, as lines of text: each one as long as they are
/// few, and then the folders with how many there are.
record DeliveryText(int width, boolean coloured) {

  /// More than this are told by their number.
  private static final int FEW = 10;

  /// More folders than this are told by what they lie in.
  private static final int FOLDERS = 12;

  /// The lines of all files; none when there are none.
  List<String> files(List<FileChange> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    boolean few = files.size() <= FEW;
    lines.add("Files: " + sums(files));
    if (few) {
      files.forEach(file -> lines.add(line(file)));
    } else {
      lines.addAll(folders(files));
    }
    return lines;
  }

  /// The lines of all libraries; none when there are none.
  List<String> libraries(List<FileChange> libraries) {
    if (libraries.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("Libraries:"));
    for (FileChange library : libraries) {
      lines.add(line(library) + (library.what() == What.REMOVED ? "" : "  (rebuilt)"));
    }
    return lines;
  }

  private String line(FileChange file) {
    return "  " + sign(file.what()) + " " + Fit.middle(Fit.line(file.path()), width - 16);
  }

  private String sign(What what) {
    return switch (what) {
      case ADDED -> Paint.GREEN.on(coloured, "+");
      case CHANGED -> Paint.YELLOW.on(coloured, "~");
      case REMOVED -> Paint.RED.on(coloured, "-");
    };
  }

  private static String sums(List<FileChange> files) {
    Map<What, Integer> counts = counts(files);
    List<String> words = new ArrayList<>();
    counts.forEach((what, count) -> words.add(count + " " + word(what)));
    return String.join(", ", words);
  }

  private static String word(What what) {
    return switch (what) {
      case ADDED -> "added";
      case CHANGED -> "changed";
      case REMOVED -> "removed";
    };
  }

  private static Map<What, Integer> counts(List<FileChange> files) {
    Map<What, Integer> counts = new EnumMap<>(What.class);
    files.forEach(file -> counts.merge(file.what(), 1, Integer::sum));
    return counts;
  }

  private List<String> folders(List<FileChange> files) {
    SortedMap<String, List<FileChange>> folders = folders(files, Integer.MAX_VALUE);
    for (int depth = 3; folders.size() > FOLDERS && depth > 0; depth--) {
      folders = folders(files, depth);
    }
    List<String> lines = new ArrayList<>();
    int column = folders.keySet().stream().mapToInt(Cells::of).max().orElse(0);
    int room = Math.min(column, width - 30);
    folders.forEach((folder, inside) ->
        lines.add("  " + Fit.padded(Fit.middle(folder, room), room) + "  " + sums(inside)));
    return lines;
  }

  /// @param depth how many steps of a folder count
  private static SortedMap<String, List<FileChange>> folders(List<FileChange> files, int depth) {
    SortedMap<String, List<FileChange>> folders = new TreeMap<>();
    for (FileChange file : files) {
      folders.computeIfAbsent(folder(file.path(), depth), _ -> new ArrayList<>()).add(file);
    }
    return folders;
  }

  private static String folder(String path, int depth) {
    int end = -1;
    for (int i = 0; i < depth && path.indexOf('/', end + 1) >= 0; i++) {
      end = path.indexOf('/', end + 1);
    }
    return end < 0 ? "./" : Fit.line(path.substring(0, end + 1));
  }
}
