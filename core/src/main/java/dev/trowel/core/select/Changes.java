package dev.trowel.core.select;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What differs between a commit and the files as they are now.
///
/// @param files by path relative to the bundle root, with `/`: which of its present lines differ;
///   no lines for a file that is gone
public record Changes(SortedMap<String, List<Range>> files) {

  /// Some lines of a file, 1-based, both included.
  public record Range(int first, int last) {
    boolean meets(int from, int to) {
      return first <= to && from <= last;
    }
  }

  /// All lines of a file.
  static final List<Range> WHOLE = List.of(new Range(1, Integer.MAX_VALUE));

  public Changes {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Whether any of the lines `from` to `to` of `file` differs.
  boolean meet(String file, int from, int to) {
    return files.getOrDefault(file, List.of()).stream().anyMatch(range -> range.meets(from, to));
  }

  /// The changed files, by path.
  Map<String, List<Range>> all() {
    return files;
  }
}
