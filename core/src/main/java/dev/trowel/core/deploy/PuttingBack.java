package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.Event;
import dev.trowel.core.intent.IntentLog;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.Log;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.undo.Scope;
import dev.trowel.core.undo.Undo;
import dev.trowel.core.undo.Undone;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts back what a deployment did when a part of it fails (`--rollback-on-failure`).
final class PuttingBack {

  private final Site site;
  private final Site effects;
  private final Gate gate;
  private final Turn turn;
  private final Waiter waiter;
  private final String id;

  /// @param site where what was done is recorded
  /// @param effects where things are done
  /// @param gate closed when nothing new may be begun
  /// @param id that of the deployment in the history
  PuttingBack(Site site, Site effects, Gate gate, Turn turn, String id) {
    this.id = id;
    this.site = site;
    this.effects = effects;
    this.gate = gate;
    this.turn = turn;
    this.waiter = turn.waiter().over(effects.workspace().rest());
  }

  /// Does `work`, and undoes it unless all of it succeeded.
  Deployed around(Proposal proposal, Diagnostics warnings, Supplier<Deployed> work) {
    Undo undo =
        Undo.prepare(
            effects.workspace(), site.folder(), scope(proposal), () -> !turn.lost().isEmpty());
    Published before = new Published(metadata(), new ProtectionFile(site).bytes());
    Deployed done = attempted(work);
    if (done.outcome().succeeded()) {
      undo.forget();
      return done;
    }
    try {
      gate.pass();
      turn.lease().gate().pass();
    } catch (StopException stop) {
      return stopped(done, stop);
    }
    waiter.events().accept(new Event.PuttingBack());
    Undone undone =
        undo.run(
            done.state(),
            done.outcome(),
            waiter,
            site.workspace().files(),
            new Everybody(proposal, before),
            warnings);
    if (undone.lost().isEmpty()) {
      undo.forget();
    }
    return result(done, undone);
  }

  /// Tells everybody of the way back, which may be cut off, too.
  private final class Everybody implements Undo.Announcer {
    private final Proposal proposal;
    private final Published before;
    private final Interruptions interruptions = new Interruptions(site);
    private final List<Intents> announced = new ArrayList<>();

    Everybody(Proposal proposal, Published before) {
      this.proposal = proposal;
      this.before = before;
    }

    @Override
    public Log announced(Plan plan, Log log) {
      Intents intents =
          interruptions.announce(
              plan.base(),
              interruptions.intended(plan),
              Interruptions.name(plan.base(), id),
              plan.base().lineage(),
              turn.lease().epoch());
      announced.add(intents);
      return new IntentLog(log, interruptions.files(), intents, waiter.clock());
    }

    @Override
    public List<String> published(Undone undone) {
      List<Diagnostic> told = PuttingBack.this.published(undone, proposal, before);
      if (told.isEmpty()) {
        announced.forEach(intents -> told.addAll(closed(intents, undone)));
      }
      return told.stream().map(Diagnostic::summary).toList();
    }

    /// What the state says by now need not be found out.
    private List<Diagnostic> closed(Intents intents, Undone undone) {
      return interruptions.close(
          new Interruptions.Closing(intents, undone.way(), undone.state()),
          Recovered.nothing(undone.state()));
    }
  }

  /// What others read of the deployment before.
  private record Published(Optional<byte[]> metadata, Optional<byte[]> protection) {

    /// The same with the ids that objects have now.
    Published renewed(State state) {
      return new Published(metadata.map(bytes -> PuttingBack.renewed(bytes, state)), protection);
    }
  }

  /// What stops the work is an outcome like any other.
  private Deployed attempted(Supplier<Deployed> work) {
    try {
      return work.get();
    } catch (StopException stop) {
      State state = site.store().pull(false, new Diagnostics()).state();
      return new Deployed(Outcome.nothing().with(stop.diagnostics()), state, 0, 0);
    }
  }

  private static Deployed stopped(Deployed done, StopException stop) {
    List<String> why = stop.diagnostics().stream().map(Diagnostic::summary).toList();
    return done.undone(
        List.of(Undone.notRolledBack(List.of("everything: " + String.join("; ", why)))), List.of());
  }

  private static Deployed result(Deployed done, Undone undone) {
    Outcome outcome = done.outcome();
    List<Change> left =
        outcome.done().stream().filter(each -> undone.left().contains(each.key())).toList();
    List<Change> back =
        outcome.done().stream().filter(each -> !undone.left().contains(each.key())).toList();
    Outcome rest =
        new Outcome(
            left, outcome.failed(), outcome.skipped(), outcome.troubles(), outcome.stopped());
    return new Deployed(rest, undone.state(), 0, 0).undone(undone.told(), back);
  }

  private Scope scope(Proposal proposal) {
    Layout layout = site.bundle().layout();
    List<String> made =
        new ArrayList<>(List.of(layout.resource(), proposal.libraries().folder().path()));
    proposal.folders().forEach(wanted -> made.add(wanted.folder()));
    return new Scope(
        proposal.plan(),
        proposal.recorded(),
        proposal.files(),
        new FileSync(site).target(),
        proposal.libraries(),
        new Scope.Folders(proposal.folderPaths(), made));
  }

  /// Lets others know what is there again; what kept them from knowing can be added to.
  private List<Diagnostic> published(Undone undone, Proposal proposal, Published before) {
    State state = undone.state();
    List<Diagnostic> told = new ArrayList<>();
    boolean known = proposal.stateIsPushed() && state.equals(proposal.recorded());
    if (state.exists() && !known) {
      told.addAll(site.store().offer(state));
    }
    try {
      Published now = undone.left().isEmpty() ? before.renewed(state) : partly(undone, proposal);
      put(metadataPath(), now.metadata());
      put(site.bundle().layout().state() + "/" + Protections.FILE, now.protection());
    } catch (StopException stop) {
      told.addAll(stop.diagnostics());
    }
    return told;
  }

  /// Where something is as the deployment made it, it has the keys of the deployment, and what is
  /// protected is so as each resource is.
  private Published partly(Undone undone, Proposal proposal) {
    State state = undone.state();
    ProtectionPlan planned = proposal.protection();
    Protections now = planned.partly(state, undone.left(), proposal.plan(), site.bundle());
    boolean isNone = now.isEmpty() && planned.remembered().isHere();
    return new Published(
        Optional.of(new Publishing(site).metadata(state)),
        isNone ? Optional.empty() : Optional.of(now.write(state.lineage())));
  }

  private void put(String path, Optional<byte[]> content) {
    WorkspaceFiles files = site.workspace().files();
    Optional<byte[]> now = files.read(path);
    if (content.isEmpty()) {
      now.ifPresent(_ -> files.delete(path, false));
    } else if (now.isEmpty() || !Arrays.equals(now.get(), content.get())) {
      files.write(path, content.get(), true);
    }
  }

  /// The ids that objects have now, where some had to be made anew.
  private static byte[] renewed(byte[] metadata, State state) {
    try {
      ObjectNode file = Json.parse(metadata);
      boolean changed = false;
      for (var kind : file.path("config").path("resources").properties()) {
        for (var entry : kind.getValue().properties()) {
          Recorded now = state.resources().get(ResourceKey.of(kind.getKey(), entry.getKey()));
          if (now != null
              && entry.getValue() instanceof ObjectNode object
              && !object.path("id").asText().equals(now.id())) {
            object.put("id", now.id());
            changed = true;
          }
        }
      }
      return changed ? Json.write(file) : metadata;
    } catch (IOException e) {
      return metadata;
    }
  }

  private Optional<byte[]> metadata() {
    return site.workspace().files().read(metadataPath());
  }

  private String metadataPath() {
    return site.bundle().layout().state() + "/" + MetadataJson.FILE;
  }
}
