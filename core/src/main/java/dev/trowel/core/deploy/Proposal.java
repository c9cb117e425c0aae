package dev.trowel.core.deploy;

import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.ready.Readiness;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.select.Selection;
import dev.trowel.core.state.State;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.FormerRoot;
import java.util.List;
import java.util.Optional;

/// All a deployment would do, computed without doing any of it.
///
/// @param bundle what is deployed, with the places that its libraries have in the workspace
/// @param plan what happens to the resources
/// @param selection which resources were asked for, and why each
/// @param files what happens to the files
/// @param libraries what happens to the libraries
/// @param stateIsPushed whether the workspace holds the state that the plan starts from
/// @param terraformIsLeft whether a file of the Terraform engine lies there, to be put aside
/// @param metadataIsCurrent whether the workspace's `metadata.json` says what it would say after a
///   deployment that changes no resource
/// @param folders folders whose permissions are not as the bundle says
/// @param recorded the state under the keys it is recorded with; the plan starts from the same
///   under the present ones
/// @param former the folders it was deployed to before in which something of it is left
/// @param protection what becomes protected against being destroyed, and what ceases to be
/// @param release where files and libraries go, for bundles that ask for releases
/// @param recovered what is known of deployments that were interrupted; the plan starts from that
/// @param models what becomes of resources that name models
public record Proposal(
    Bundle bundle,
    Plan plan,
    Selection selection,
    SyncPlan files,
    LibraryPlan libraries,
    boolean stateIsPushed,
    boolean terraformIsLeft,
    boolean metadataIsCurrent,
    List<FolderPermissions.Wanted> folders,
    State recorded,
    List<FormerRoot> former,
    ProtectionPlan protection,
    Optional<Release> release,
    Recovered recovered,
    Readiness models) {

  public Proposal {
    folders = List.copyOf(folders);
    former = List.copyOf(former);
  }

  /// The same with another plan for the resources.
  public Proposal with(Plan other) {
    return with(bundle, other);
  }

  /// The same with what the history is to keep, where that is not what is sent.
  Proposal with(Bundle other) {
    return with(other, plan);
  }

  private Proposal with(Bundle otherBundle, Plan other) {
    return new Proposal(
        otherBundle,
        other,
        selection,
        files,
        libraries,
        stateIsPushed,
        terraformIsLeft,
        metadataIsCurrent,
        folders,
        recorded,
        former,
        protection,
        release,
        recovered,
        models);
  }

  /// The folders whose permissions are set.
  public List<String> folderPaths() {
    return folders.stream().map(FolderPermissions.Wanted::folder).toList();
  }

  /// The folders it was deployed to before, which it leaves.
  public List<String> formerPaths() {
    return former.stream().map(FormerRoot::root).toList();
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
        && folders.isEmpty()
        && former.isEmpty()
        && protection.isEmpty()
        && recovered.isEmpty();
  }
}
