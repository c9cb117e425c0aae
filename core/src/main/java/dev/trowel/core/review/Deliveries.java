package dev.trowel.core.review;

import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.review.FileChange.What;
import dev.trowel.core.sync.SyncPlan;
import java.util.List;
import java.util.stream.Stream;

/// Tells what happens to files and libraries.
final class Deliveries {

  private Deliveries() {}

  static List<FileChange> files(SyncPlan plan) {
    return Stream.concat(
            plan.uploads().stream()
                .map(file ->
                    new FileChange(file.path(), plan.isNew(file) ? What.ADDED : What.CHANGED)),
            plan.deletes().stream().map(path -> new FileChange(path, What.REMOVED)))
        .sorted()
        .toList();
  }

  static List<FileChange> libraries(LibraryPlan plan) {
    return Stream.concat(
            plan.uploads().stream().map(library -> new FileChange(library.shown(), What.CHANGED)),
            plan.stale().stream().map(name -> new FileChange(name, What.REMOVED)))
        .sorted()
        .toList();
  }
}
