package dev.trowel.core.state;

import dev.trowel.core.state.Candidate.Origin;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The states of one target, on this machine and in the workspace, and which of them counts
/// (format.md 4.2).
public final class StateStore {

  private static final String TERRAFORM_LOCAL = "terraform/terraform.tfstate";
  private static final String TERRAFORM_REMOTE = "terraform.tfstate";
  private static final String BACKUP = ".backup";

  private final LocalFolder folder;
  private final LocalState local;
  private final WorkspaceFiles files;
  private final String statePath;
  private final FormerStates former;

  /// @param statePath `workspace.state_path`, absolute
  public StateStore(LocalFolder folder, WorkspaceFiles files, String statePath) {
    this(folder, files, statePath, List.of());
  }

  /// @param former the folders that were `workspace.state_path` before, absolute
  public StateStore(
      LocalFolder folder, WorkspaceFiles files, String statePath, List<String> former) {
    this.folder = folder;
    this.former = new FormerStates(files, former);
    this.local = new LocalState(folder);
    this.files = files;
    this.statePath = statePath;
  }

  /// Chooses the state with the highest serial, and applies a journal that a killed deployment left
  /// here.
  ///
  /// A newer state of the workspace is written over the local file, unless a journal lies beside
  /// it: that may belong to a deployment that is running, and [Journal#open] settles it under the
  /// lock.
  ///
  /// @param always whether to ask the workspace even when there is a local state
  /// @throws dev.trowel.schema.diagnostic.StopException with code `state-lineage-mismatch`,
  ///   `state-tie`, `terraform-state` when that engine's file has a form nobody knows, or as
  ///   [LocalState#read]
  public Pulled pull(boolean always, Diagnostics warnings) {
    List<Candidate> found = new ArrayList<>(localCandidates());
    if (always || found.isEmpty()) {
      found.addAll(remoteCandidates(found));
      found.addAll(former.candidates(found, warnings));
    }
    dropDestroyed(found);
    Optional<Candidate> winner = winner(found);
    State base = winner.map(best -> best.read().get()).orElseGet(State::none);
    State state = local.replayed(base, warnings);
    Optional<Diagnostic> fork = winner.flatMap(best -> fork(best, found));
    fork.ifPresent(warnings::add);
    if (fork.isEmpty() && winner.filter(best -> isNews(best, found)).isPresent()) {
      fetch(base);
    }
    winner.ifPresent(best -> warnings.addAll(doubts(best, found, always)));
    winner
        .filter(best -> best.isTerraform() && state.serial() == base.serial())
        .ifPresent(
            best -> warnings.add(StateProblem.adopted(best.where(), base.resources().size())));
    if (Compatible.isNewer(base.toolVersion())) {
      warnings.add(StateProblem.newerTool(base.toolVersion()));
    }
    return new Pulled(
        state,
        state.serial() == base.serial() && remoteHas(found, base),
        found.stream().anyMatch(Candidate::isTerraform),
        former.left(state.lineage()));
  }

  /// What only this machine knows of the same serial stays, to be looked at.
  private boolean isNews(Candidate best, List<Candidate> found) {
    boolean rivals =
        found.stream().anyMatch(c -> c.origin() == Origin.LOCAL && c.serial() == best.serial());
    return best.isFetched() && !rivals && !local.hasJournal();
  }

  /// A checkout one may only read can be planned all the same.
  private void fetch(State base) {
    try {
      local.write(base);
    } catch (StopException stop) {
      return;
    }
  }

  /// What was recorded here and never reached the workspace, where others went on without it, must
  /// not be written over.
  private Optional<Diagnostic> fork(Candidate best, List<Candidate> found) {
    return found.stream()
        .filter(each -> best.origin() == Origin.REMOTE && each.origin() == Origin.LOCAL)
        .filter(each -> each.serial() < best.serial())
        .findFirst()
        .flatMap(here ->
            Doubts.copy(Backups.inWorkspace(files, statePath), here)
                .flatMap(there -> Doubts.fork(here, there, best)));
  }

  private List<Diagnostic> doubts(Candidate best, List<Candidate> found, boolean asked) {
    Backups here = Backups.here(folder);
    Optional<State> copy =
        Doubts.copy(here, best)
            .or(() ->
                best.origin() == Origin.REMOTE
                    ? Doubts.copy(Backups.inWorkspace(files, statePath), best)
                    : Optional.empty())
            .filter(saved -> saved.lineage().equals(best.lineage()));
    List<Diagnostic> doubts = new ArrayList<>(Doubts.about(best, found, copy));
    if (asked && best.origin() == Origin.LOCAL && copy.isPresent()) {
      wentBack(best, found).ifPresent(doubts::add);
    }
    return doubts;
  }

  /// That there is a copy here says that the workspace had this state; now it has an older one.
  private Optional<Diagnostic> wentBack(Candidate best, List<Candidate> found) {
    return found.stream()
        .filter(each -> each.origin() == Origin.REMOTE && each.serial() < best.serial())
        .findFirst()
        .map(old -> StateProblem.wentBack(best.serial(), remote(LocalState.FILE), old.serial()));
  }

  /// As [#pull] of the workspace would choose it now, and nothing more: nothing is written
  /// anywhere, and no copies are looked at.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as [#pull]
  public State now() {
    return local.replayed(look(), new Diagnostics());
  }

  /// The state with the highest serial; nothing is written anywhere.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as [#pull]
  public State look() {
    List<Candidate> found = new ArrayList<>(localCandidates());
    found.addAll(remoteCandidates(found));
    found.addAll(former.candidates(found, new Diagnostics()));
    dropDestroyed(found);
    return winner(found).map(best -> best.read().get()).orElseGet(State::none);
  }

  /// Puts `state` in the workspace.
  ///
  /// @throws StopException with code `state-overtaken` when another deployment pushed meanwhile,
  ///   `state-not-pushed` when it is not there afterwards, or as the workspace says
  public void push(State state) {
    push(state, ahead(), List.of());
  }

  private void push(State state, StateLook look, List<Runnable> beside) {
    pushing().next(state, look, beside);
    keepHere(state);
  }

  /// Looks what stands in the workspace, for whoever is about to push; the caller goes on.
  public StateLook ahead() {
    return pushing().look();
  }

  private void replace(State state, Optional<byte[]> seen) {
    pushing().instead(state, seen);
    keepHere(state);
  }

  /// Makes `state`, which may follow none of those that there are, the one that counts: first in
  /// the workspace, then here, where a journal that was left is put aside.
  ///
  /// @param seen what stood in the workspace when `state` was made
  /// @throws StopException as [#push]; in the workspace it stands unless the code says otherwise
  public void restore(State state, Optional<byte[]> seen) {
    replace(state, seen);
    local.write(state);
    LeftoverCopy.retire(folder);
  }

  private Push pushing() {
    return new Push(files, remote(LocalState.FILE), Backups.inWorkspace(files, statePath));
  }

  /// That there is a copy on this machine says that the workspace got it.
  private void keepHere(State state) {
    Backups here = Backups.here(folder);
    here.keep(state, Optional.empty(), here::serials);
  }

  /// As [#push]; where that cannot be, what to tell of a state that only this machine has.
  public List<Diagnostic> offer(State state) {
    return offer(state, ahead(), List.of());
  }

  /// The same.
  ///
  /// @param look what stood in the workspace just now
  /// @param beside what may go on once the state is written, while it is read back; does not throw
  public List<Diagnostic> offer(State state, StateLook look, List<Runnable> beside) {
    try {
      push(state, look, beside);
      return List.of();
    } catch (StopException stop) {
      List<Diagnostic> told = new ArrayList<>(stop.diagnostics());
      if (told.stream().noneMatch(each -> each.code().startsWith("state-"))) {
        told.add(StateProblem.notPushed(remote(LocalState.FILE), folder.file(LocalState.FILE)));
      }
      return told;
    }
  }

  /// Puts the files of the Terraform engine aside, under names that no engine reads (format.md
  /// 4.10). To be called once the state that follows them is in the workspace.
  ///
  /// @throws StopException when a file cannot be moved; the state that counts is safe all the same
  public void retireTerraform() {
    String remote = remote(TERRAFORM_REMOTE);
    files
        .read(remote)
        .ifPresent(bytes -> {
          files.write(remote + BACKUP, bytes, true);
          files.delete(remote, false);
        });
    retireLocalTerraform();
  }

  /// As [#retireTerraform], on this machine only.
  public void retireLocalTerraform() {
    folder
        .read(TERRAFORM_LOCAL)
        .ifPresent(bytes -> {
          folder.write(TERRAFORM_LOCAL + BACKUP, bytes);
          folder.delete(TERRAFORM_LOCAL);
        });
  }

  private List<Candidate> localCandidates() {
    List<Candidate> found = new ArrayList<>();
    folder
        .read(TERRAFORM_LOCAL)
        .map(bytes -> terraform(Origin.TERRAFORM_LOCAL, folder.file(TERRAFORM_LOCAL), bytes))
        .ifPresent(found::add);
    String where = folder.file(LocalState.FILE).toString();
    folder
        .read(LocalState.FILE)
        .map(bytes -> Candidate.local(where, bytes, folder.ahead()))
        .ifPresent(found::add);
    return found;
  }

  private List<Candidate> remoteCandidates(List<Candidate> here) {
    List<Candidate> found = new ArrayList<>();
    String terraform = remote(TERRAFORM_REMOTE);
    String direct = remote(LocalState.FILE);
    List<Optional<byte[]>> read = Parallel.map(List.of(terraform, direct), files::read);
    read.getFirst()
        .map(bytes -> terraform(Origin.TERRAFORM_REMOTE, terraform, bytes))
        .ifPresent(found::add);
    read.getLast()
        .map(bytes -> Candidate.direct(Origin.REMOTE, direct, bytes, here))
        .ifPresent(found::add);
    return found;
  }

  private static Optional<Candidate> winner(List<Candidate> found) {
    if (found.stream().map(Candidate::lineage).distinct().count() > 1) {
      throw StateProblem.lineageMismatch(texts(found));
    }
    Optional<Candidate> winner =
        found.stream()
            .max(Comparator.comparingLong(Candidate::serial).thenComparing(Candidate::origin));
    winner.ifPresent(best -> requireClear(best, found));
    return winner.map(best -> rival(best, found).orElse(best));
  }

  /// What everybody sees in the workspace, where that says something else under the serial of what
  /// this machine has: here it is left by who lost his turn, and the other one went on.
  private static Optional<Candidate> rival(Candidate best, List<Candidate> found) {
    return found.stream()
        .filter(each -> best.origin() == Origin.LOCAL && each.origin() == Origin.REMOTE)
        .filter(each -> each.serial() == best.serial())
        .filter(each -> !each.read().get().resources().equals(best.read().get().resources()))
        .findFirst();
  }

  private static void requireClear(Candidate best, List<Candidate> found) {
    List<Candidate> equal = found.stream().filter(c -> c.serial() == best.serial()).toList();
    if (equal.stream().map(Candidate::isTerraform).distinct().count() > 1) {
      throw StateProblem.tie(best.serial(), texts(equal));
    }
  }

  /// A local state without resources that the workspace does not know is that of a deployment that
  /// was destroyed: the next one has nothing to do with it.
  private void dropDestroyed(List<Candidate> found) {
    if (!local.hasJournal()) {
      found.removeIf(each -> each.isEmptied() && found.stream().noneMatch(each::isKnownTo));
    }
  }

  private static boolean remoteHas(List<Candidate> found, State base) {
    return found.stream().anyMatch(c -> c.origin() == Origin.REMOTE && c.serial() == base.serial());
  }

  private static Candidate terraform(Origin origin, Object where, byte[] bytes) {
    return Candidate.terraform(origin, where.toString(), bytes);
  }

  private static List<String> texts(List<Candidate> found) {
    return found.stream().map(Candidate::toString).toList();
  }

  private String remote(String name) {
    return statePath + "/" + name;
  }
}
