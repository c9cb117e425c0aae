package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.Event;
import dev.trowel.core.history.Interrupted;
import dev.trowel.core.intent.Intending;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.IntentFiles;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.recovery.Late;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.recovery.Recovery;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;

/// Makes deployments that are cut off harmless: says beforehand what is about to be done, and finds
/// out what became of what others said.
final class Interruptions {

  /// After these failures everybody knows what the workspace did.
  private static final Set<String> CLEAR =
      Set.of("api-refused", "resource-not-ready", "unknown-resource-field", "update-not-supported");

  /// So much of a deployment's id is in the name of its file.
  private static final int ID = 8;

  private final Site site;
  private final IntentFiles files;

  Interruptions(Site site) {
    this.site = site;
    this.files = new IntentFiles(site.workspace().files(), site.bundle().layout().state());
  }

  /// What others left.
  IntentFiles.Found found() {
    return files.read();
  }

  /// The same, where Trowel's folder was listed just now.
  IntentFiles.Found found(List<WorkspaceFiles.Listed> listed) {
    return files.read(listed);
  }

  /// What is known once it is found out what interrupted deployments did. What a deployment is
  /// about to do that is at work is its own affair. Changes nothing.
  ///
  /// @param state what is recorded
  /// @param turns knows whether one is at work
  Recovered recovered(State state, IntentFiles.Found found, Turns turns) {
    if (found.intents().isEmpty()) {
      return Recovered.nothing(state);
    }
    if (turns.isOthers()) {
      return Recovered.underway(state, found.intents());
    }
    IntentFiles.Found open = found.without(turns.spare());
    return open.intents().isEmpty() ? Recovered.nothing(state) : recovery().of(state, open);
  }

  private Recovery recovery() {
    return new Recovery(site.workspace().rest(), this::span, site.clock().instant(), site.settle());
  }

  private Optional<Span> span(ResourceKey key) {
    return Optional.ofNullable(site.bundle().resources().get(key))
        .map(Resource::settings)
        .map(settings -> settings.span());
  }

  /// Stops when what was found out is no longer so. What may still appear is waited for first.
  ///
  /// @throws StopException with code `plan-stale`, or `intent-unresolved` when nobody can tell
  void recheck(Recovered planned, Turn turn) {
    if (!files.versions(turn.lease().spare()).equals(planned.versions())) {
      throw new StopException(
          Diagnostic.error("plan-stale", "another deployment was begun since the plan was made")
              .detail("Nothing was changed; run again."));
    }
    List<ResourceKey> late = late(planned, turn.waiter());
    if (!late.isEmpty()) {
      throw new StopException(
          Diagnostic.error(
                  "plan-stale", "an interrupted deployment made %s after all".formatted(late))
              .detail(
                  "Its request arrived late. Nothing was changed; run again to go on with it."));
    }
  }

  /// Those that are there after all.
  ///
  /// @throws StopException with code `intent-unresolved` when nobody can tell at last
  private List<ResourceKey> late(Recovered planned, Waiter waiter) {
    if (planned.doubtful().isEmpty()) {
      return List.of();
    }
    planned
        .doubtful()
        .forEach(
            intent -> waiter.events().accept(new Event.Waiting(intent.key(), "not there yet")));
    Late[] last = {new Late(List.of(), List.of())};
    waiter.within(
        site.settle(),
        () -> {
          last[0] = recovery().appeared(planned);
          return !last[0].keys().isEmpty();
        });
    if (last[0].keys().isEmpty() && !last[0].unclear().isEmpty()) {
      throw new StopException(last[0].unclear());
    }
    return last[0].keys();
  }

  /// The lineage of what follows `base`: what an interrupted first deployment began goes on.
  static String lineage(State base) {
    return base.exists() ? base.lineage() : UUID.randomUUID().toString();
  }

  /// Remembers the deployments that were killed before they could write their own record.
  ///
  /// @return warnings
  List<Diagnostic> remember(Recovered recovered) {
    return recovered.files().stream()
        .filter(Interruptions::wasKilled)
        .flatMap(file ->
            Interrupted.record(
                Chronicles.folder(site),
                run(file),
                file.by(),
                file.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                recovered.state())
                .stream())
        .toList();
  }

  /// One that ended and left something open says so with the state that it pushed.
  private static boolean wasKilled(Intents file) {
    return file.name().startsWith(number(file.serial()));
  }

  private static String number(long serial) {
    return String.format(Locale.ROOT, "%06d-", serial + 1);
  }

  /// A deployment may announce more than once: what it does, and the way back.
  private static String run(Intents file) {
    return file.name().substring(number(file.serial()).length());
  }

  /// A name that tells what is about to follow `base` from all else.
  ///
  /// @param id that of the deployment in the history
  static String name(State base, String id) {
    return number(base.serial()) + id.substring(0, ID);
  }

  /// Says what carrying out a plan is about to do, in one request; none where nothing is.
  ///
  /// @param base what it starts from
  /// @param open what [#intended] says
  /// @param name as [#name] makes it
  /// @param lineage of the state that will follow
  /// @param epoch the number of the turn
  Intents announce(
      State base, SortedMap<ResourceKey, Intent> open, String name, String lineage, long epoch) {
    Intents intents =
        new Intents(
            name,
            lineage,
            epoch,
            base.serial(),
            site.author(),
            site.clock().instant(),
            open,
            Collections.emptySortedMap());
    if (!intents.isEmpty()) {
      files.write(intents);
    }
    return intents;
  }

  /// What carrying out `plan` is about to do; looks for what is there already.
  SortedMap<ResourceKey, Intent> intended(Plan plan) {
    return Intending.of(plan, site.workspace().rest());
  }

  /// Nothing of what was announced was begun. Where the file cannot be taken away, the next
  /// deployment finds that out.
  void withdraw(String name) {
    try {
      files.delete(List.of(name));
    } catch (StopException stays) {
      return;
    }
  }

  /// Takes away what is found out and recorded by now.
  List<Diagnostic> forget(Recovered recovered) {
    try {
      files.delete(recovered.names());
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  IntentFiles files() {
    return files;
  }

  /// What is known when the state is where everybody finds it.
  ///
  /// @param own what was announced
  record Closing(Intents own, Outcome outcome, State pushed) {}

  /// Takes away what is no longer open, once the state is where everybody finds it. What nobody
  /// knows of stays.
  List<Diagnostic> close(Closing closing, Recovered recovered) {
    return close(closing, recovered, files::delete);
  }

  /// The same, when nothing follows but giving back the turn: what is no longer open goes with
  /// that.
  List<Diagnostic> close(Closing closing, Recovered recovered, Lease lease) {
    return close(
        closing,
        recovered,
        names -> lease.spare(names.stream().map(IntentFiles::fileName).toList()));
  }

  private List<Diagnostic> close(
      Closing closing, Recovered recovered, Consumer<List<String>> away) {
    Intents own = closing.own();
    List<ResourceKey> unclear =
        closing.outcome().attempted().entrySet().stream()
            .filter(each -> !CLEAR.contains(each.getValue().code()))
            .map(Map.Entry::getKey)
            .toList();
    Intents left = own.left(unclear, closing.pushed().serial());
    try {
      if (!left.isEmpty()) {
        files.write(left);
      }
      List<String> done = new ArrayList<>(recovered.names());
      if (left.isEmpty() && !own.isEmpty()) {
        done.add(own.name());
      }
      away.accept(done);
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }
}
