package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Leases;
import dev.trowel.core.lease.Means;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.Copies;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.FormerStates;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.StateStore;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.Guarded;
import dev.trowel.core.workspace.Untouched;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.FormerRoot;
import dev.trowel.schema.bundle.FormerRoots;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Where a bundle is deployed from and to.
///
/// @param bundle the target to deploy
/// @param git what git says of its folder
/// @param workspace where it goes
/// @param folder the target's folder on this machine
/// @param gitCeiling a folder above which no git work tree is looked for
/// @param clock the time that goes into what is written
/// @param author who deploys
/// @param settle how long a request may be on its way whose answer nobody got
public record Site(
    Bundle bundle,
    GitFacts git,
    Workspace workspace,
    LocalFolder folder,
    Optional<Path> gitCeiling,
    Clock clock,
    Author author,
    Duration settle) {

  /// Within which requests settle that nobody heard of.
  public static final Duration USUAL = Waiter.SETTLE;

  /// What is recorded of it, here or where it was deployed to before.
  public StateStore store() {
    return new StateStore(
        folder, workspace.files(), bundle.layout().state(), formerStates().paths());
  }

  /// Every copy of what is recorded of it, readable or not.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when they cannot be asked for
  public Copies copies() {
    return Copies.find(folder, workspace.files(), bundle.layout().state());
  }

  /// The same, where this machine keeps its records elsewhere.
  public Site recordingIn(LocalFolder other) {
    return new Site(bundle, git, workspace, other, gitCeiling, clock, author, settle);
  }

  /// The states in the folders it was deployed to before.
  FormerStates formerStates() {
    return new FormerStates(
        workspace.files(), FormerRoots.of(bundle).stream().map(FormerRoot::state).toList());
  }

  DeployLock lock() {
    return lock(bundle.layout().state());
  }

  /// @param statePath where the lock lies, absolute
  DeployLock lock(String statePath) {
    return new DeployLock(workspace.files(), statePath, workspace.user().userName(), clock);
  }

  /// The same, whose files and libraries lie in `release`.
  Site in(Release release) {
    return new Site(release.in(bundle), git, workspace, folder, gitCeiling, clock, author, settle);
  }

  /// The same, where nothing in the workspace can be changed.
  Site untouched() {
    return with(Untouched.of(workspace));
  }

  /// The same, where the workspace is changed only as long as `gate` is open.
  Site guarded(Gate gate) {
    return with(Guarded.of(workspace, gate));
  }

  /// The same, where the workspace is changed only as long as it is our turn.
  Site held(Lease lease) {
    return with(lease.guard(workspace));
  }

  /// Who may deploy here, and when.
  Leases leases() {
    return new Leases(workspace.files(), bundle.layout().state(), author, Means.ofMachine(clock));
  }

  private Site with(Workspace other) {
    return new Site(bundle, git, other, folder, gitCeiling, clock, author, settle);
  }

  /// Whether `deploy.lock` is held, too: not for development targets unless the bundle asks for it
  /// (format.md 2.4).
  boolean isLocked() {
    Value enabled = Values.find(bundle.tree(), "bundle", "deployment", "lock", "enabled");
    return enabled instanceof Value.Bool(var _, boolean yes)
        ? yes
        : bundle.mode() != Mode.DEVELOPMENT;
  }

  /// Whether `bundle.deployment.lock.force` takes the lock away from others (format.md 2.2).
  boolean forcesLock() {
    return Values.isTrue(bundle.tree(), "bundle", "deployment", "lock", "force");
  }

  /// The same, where nothing is deployed while a job or pipeline of the deployment runs.
  public Site refusingActiveRuns() {
    Value yes = new Value.Bool(Span.synthetic("--fail-on-active-runs"), true);
    Bundle refusing = Assembly.with(bundle, Values.put(bundle.tree(), yes, ActiveRuns.PLACE));
    return new Site(refusing, git, workspace, folder, gitCeiling, clock, author, settle);
  }

  /// The same, where `file` is no file of the deployment, wherever it lies.
  ///
  /// @param file absolute
  public Site without(Path file) {
    SyncRules rules = bundle.sync();
    if (!file.startsWith(rules.root())) {
      return this;
    }
    Bundle sparing = bundle.with(rules.without(Slashes.relative(bundle.root(), file)));
    return new Site(sparing, git, workspace, folder, gitCeiling, clock, author, settle);
  }
}
