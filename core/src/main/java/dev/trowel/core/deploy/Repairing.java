package dev.trowel.core.deploy;

import dev.trowel.core.state.Compatible;
import dev.trowel.core.state.Copies;
import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.Copies.Source;
import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the recorded state back from the best copy there is, as far as the workspace bears it
/// out.
public final class Repairing {

  private final Site site;

  public Repairing(Site site) {
    this.site = site;
  }

  /// What repairing would write; changes nothing.
  ///
  /// @throws StopException as [Choice#of], or when the workspace cannot be asked
  public Repair propose(Choice choice) {
    return new Repairing(site.untouched()).planned(choice);
  }

  private Repair planned(Choice choice) {
    Copies copies = site.copies();
    Copy chosen = choice.of(copies);
    State base = chosen.state().orElseThrow();
    Existence existence =
        new Existence(
            site.workspace().rest(), in(site.bundle().layout().state(), MetadataJson.FILE));
    Merged merged = Merged.of(chosen, notOlder(copies, chosen), existence);
    State state =
        new State(
            base.lineage(),
            highest(copies) + 1,
            Compatible.VERSION,
            merged.resources(),
            base.extra());
    List<Diagnostic> broken = broken(base.lineage());
    return new Repair(
        copies,
        chosen,
        state,
        merged.lines(),
        broken,
        choice.from().isPresent() || !broken.isEmpty() || !isSound(copies, state));
  }

  private static List<Copy> notOlder(Copies copies, Copy chosen) {
    return copies.readable().stream()
        .filter(copy -> copy != chosen)
        .filter(copy -> Choice.lineageOf(copy).equals(Choice.lineageOf(chosen)))
        .filter(copy -> copy.serial() >= chosen.serial() || isFork(copy, copies))
        .toList();
  }

  /// Whether it is no ancestor of what is in the workspace: that had another state of this serial.
  private static boolean isFork(Copy copy, Copies copies) {
    return !copy.source().isBackup()
        && copies.readable().stream()
            .filter(other -> other.source() == Source.WORKSPACE_BACKUP)
            .filter(other -> other.serial() == copy.serial())
            .anyMatch(other -> !other.state().equals(copy.state()));
  }

  private static long highest(Copies copies) {
    return copies.all().stream().mapToLong(Copy::serial).max().orElse(0);
  }

  /// Whether the next deployment finds all this without any help.
  private static boolean isSound(Copies copies, State state) {
    Optional<Copy> workspace = copies.at(Source.WORKSPACE);
    Optional<Copy> local = copies.at(Source.LOCAL);
    return copies.at(Source.JOURNAL).isEmpty()
        && workspace.flatMap(Copy::state).filter(now -> says(now, state)).isPresent()
        && (local.isEmpty()
            || local
                .flatMap(Copy::state)
                .filter(now -> now.lineage().equals(state.lineage()))
                .filter(now -> says(now, state) || now.serial() < workspace.orElseThrow().serial())
                .isPresent());
  }

  private static boolean says(State now, State wanted) {
    return now.lineage().equals(wanted.lineage()) && now.resources().equals(wanted.resources());
  }

  /// The files beside the state that stop a deployment when they cannot be read.
  private List<Diagnostic> broken(String lineage) {
    List<Diagnostic> found = new ArrayList<>();
    String deployment = in(site.bundle().layout().state(), DeploymentJson.FILE);
    check(deployment, bytes -> DeploymentJson.read(bytes, deployment)).ifPresent(found::add);
    String protection = in(site.bundle().layout().state(), Protections.FILE);
    check(protection, bytes -> Protections.read(bytes, lineage, protection)).ifPresent(found::add);
    return found;
  }

  /// Reads a file.
  private interface Reader {
    Object read(byte[] bytes);
  }

  private Optional<Diagnostic> check(String path, Reader reader) {
    Optional<byte[]> there = site.workspace().files().read(path);
    try {
      there.ifPresent(reader::read);
      return Optional.empty();
    } catch (StopException stop) {
      return Optional.of(stop.diagnostics().getFirst());
    }
  }

  /// Carries it out while nobody deploys.
  ///
  /// @throws StopException `state-overtaken` when the state in the workspace is not what was looked
  ///   at, `lock-held` when somebody deploys
  public void carryOut(Repair repair, Terms terms, Diagnostics warnings) {
    site.folder().requireRoom();
    LockedRun.quiet(site, terms)
        .recording(
            Optional.empty(),
            warnings,
            turn -> {
              turn.site().store().restore(repair.state(), repair.copies().seen());
              remove(turn.site().workspace().files(), repair.broken());
              return repair;
            });
  }

  private static void remove(WorkspaceFiles files, List<Diagnostic> broken) {
    broken.stream()
        .map(each -> each.spans().getFirst().file())
        .forEach(path -> files.delete(path, false));
  }

  private static String in(String statePath, String name) {
    return statePath + "/" + name;
  }
}
