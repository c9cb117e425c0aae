package dev.trowel.core.deploy;

import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.select.Selection;
import dev.trowel.core.sync.SyncPlan;
import java.util.List;

/// All a deployment would do, computed without doing any of it.
///
/// @param plan what happens to the resources
/// @param selection which resources were asked for, and why each
/// @param files what happens to the files
/// @param libraries what happens to the libraries
/// @param stateIsPushed whether the workspace holds the state that the plan starts from
/// @param terraformIsLeft whether a file of the Terraform engine lies there, to be put aside
/// @param metadataIsCurrent whether the workspace's `metadata.json` says what it would say after a
///   deployment that changes no resource
/// @param folders folders whose permissions are not as the bundle says
public record Proposal(
    Plan plan,
    Selection selection,
    SyncPlan files,
    LibraryPlan libraries,
    boolean stateIsPushed,
    boolean terraformIsLeft,
    boolean metadataIsCurrent,
    List<FolderPermissions.Wanted> folders) {

  public Proposal {
    folders = List.copyOf(folders);
  }

  /// The same with another plan for the resources.
  public Proposal with(Plan other) {
    return new Proposal(
        other,
        selection,
        files,
        libraries,
        stateIsPushed,
        terraformIsLeft,
        metadataIsCurrent,
        folders);
  }

  /// The folders whose permissions are set.
  public List<String> folderPaths() {
    return folders.stream().map(FolderPermissions.Wanted::folder).toList();
  }

  /// Whether there is nothing to do at all.
  public boolean isEmpty() {
    return plan.isEmpty()
        && files.isEmpty()
        && files.isListed()
        && libraries.isEmpty()
        && stateIsPushed
        && !terraformIsLeft
        && metadataIsCurrent
        && folders.isEmpty();
  }
}
