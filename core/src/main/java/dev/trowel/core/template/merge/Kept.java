package dev.trowel.core.template.merge;

import dev.trowel.schema.fix.LineChanges;
import dev.trowel.schema.fix.LineChanges.Change;
import java.util.Arrays;
import java.util.List;

/// Which lines of a text are still there in another one.
///
/// @param places where each line is now; -1 for one that is gone; ascending otherwise
record Kept(List<Integer> places) {

  Kept {
    places = List.copyOf(places);
  }

  /// What became of the lines of `before`.
  static Kept of(List<String> before, List<String> after) {
    Integer[] places = new Integer[before.size()];
    Arrays.fill(places, -1);
    int old = 0;
    int now = 0;
    for (Change change : LineChanges.between(before, after)) {
      while (old < change.old()) {
        places[old++] = now++;
      }
      old = change.oldEnd();
      now = change.nowEnd();
    }
    while (old < before.size()) {
      places[old++] = now++;
    }
    return new Kept(List.of(places));
  }

  int place(int line) {
    return places.get(line);
  }
}
