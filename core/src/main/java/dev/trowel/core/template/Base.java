package dev.trowel.core.template;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What a template made of a project the last time, before anybody changed it.
///
/// @param folder where the project lay in the output folder of the template; `.` for itself
/// @param seed of all that the template leaves to chance
/// @param files by their paths, seen from the project
record Base(String folder, UUID seed, SortedMap<String, FileImage> files) {

  Base {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Whether both are the same, whatever their archives look like.
  boolean isLike(Base other) {
    return folder.equals(other.folder)
        && seed.equals(other.seed)
        && files.keySet().equals(other.files.keySet())
        && files.entrySet().stream()
            .allMatch(each -> {
              FileImage same = other.files.get(each.getKey());
              return same != null && each.getValue().isLike(same);
            });
  }
}
