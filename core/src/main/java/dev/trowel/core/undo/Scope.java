package dev.trowel.core.undo;

import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.core.sync.SyncTarget;
import dev.trowel.core.sync.Touched;
import java.util.ArrayList;
import java.util.List;

/// What a deployment is about to touch.
///
/// @param plan what happens to the resources
/// @param recorded the state under the keys it is recorded with
/// @param files what happens to the files
/// @param target where they go
/// @param libraries what happens to the libraries
/// @param folders the folders whose permissions are set, or that are made
public record Scope(
    Plan plan,
    State recorded,
    SyncPlan files,
    SyncTarget target,
    LibraryPlan libraries,
    Folders folders) {

  /// Folders, absolute.
  ///
  /// @param access those whose permissions are set
  /// @param made those that are made where they are missing
  public record Folders(List<String> access, List<String> made) {
    public Folders {
      access = List.copyOf(access);
      made = List.copyOf(made);
    }
  }

  /// The files and libraries that are written or deleted.
  List<Touched> touched() {
    List<Touched> touched = new ArrayList<>(files.touched(target));
    LibrarySync.touched(libraries).forEach(path -> touched.add(Touched.plain(path)));
    return touched;
  }

  /// What tells in the workspace what lies there.
  List<String> records() {
    List<String> records = new ArrayList<>(target.records());
    records.add(libraries.folder().manifest());
    return records;
  }
}
