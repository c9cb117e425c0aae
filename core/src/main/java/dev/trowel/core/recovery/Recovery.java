package dev.trowel.core.recovery;

import dev.trowel.core.intent.AskedOnce;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.IntentFiles;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Compatible;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds out what interrupted deployments did, by reading what is live: **start reading here**.
public final class Recovery {

  /// How far two clocks may be apart, each from the right time.
  private static final Duration SKEW = Duration.ofHours(2);

  private final RestClient rest;
  private final Function<ResourceKey, Optional<Span>> spans;
  private final Instant now;
  private final Duration window;

  /// @param rest is only read from
  /// @param spans where the bundle declares a resource
  /// @param window how long a request may be on its way
  public Recovery(
      RestClient rest, Function<ResourceKey, Optional<Span>> spans, Instant now, Duration window) {
    this.rest = rest;
    this.spans = spans;
    this.now = now;
    this.window = window;
  }

  /// What is known once it is found out what became of open intents.
  ///
  /// @param state what is recorded
  /// @throws StopException with code `intent-unresolved` for objects that nobody can tell apart
  public Recovered of(State state, IntentFiles.Found found) {
    List<Intents> files = found.intents();
    if (files.isEmpty()) {
      return Recovered.nothing(state);
    }
    AskedOnce once = new AskedOnce(rest);
    Ledger ledger = new Ledger(once, state.resources());
    List<Pending> pending = new ArrayList<>();
    Results results = new Results(once, state, ledger);
    files.forEach(results::fold);
    files.forEach(results::take);
    files.reversed().forEach(file -> pending.addAll(pending(file, state)));
    List<Pending> made = new ArrayList<>(pending.stream().filter(Pending::isNew).toList());
    made.addAll(
        new Changes(once, ledger).resolve(pending.stream().filter(e -> !e.isNew()).toList()));
    Creations creations = new Creations(once, ledger, this::isSettled, spans);
    creations.resolve(made);
    if (!creations.unresolved().isEmpty()) {
      throw new StopException(creations.unresolved());
    }
    SortedMap<ResourceKey, Adoption> adopted = new TreeMap<>(results.adopted());
    adopted.putAll(creations.adopted());
    return new Recovered(
        state(state, files, ledger),
        adopted,
        creations.doubtful(),
        files,
        found.versions(),
        warnings(results, creations));
  }

  /// Of what might still appear, what is there now.
  public Late appeared(Recovered before) {
    AskedOnce once = new AskedOnce(rest);
    Ledger ledger = new Ledger(once, before.state().resources());
    List<Intent> unclear = new ArrayList<>();
    List<ResourceKey> found =
        new Creations(once, ledger, _ -> true, spans).found(before.doubtful(), unclear);
    return new Late(found, unclear.stream().map(each -> unresolved(each, before)).toList());
  }

  private Diagnostic unresolved(Intent intent, Recovered before) {
    Intents from =
        before.files().stream()
            .filter(file -> intent.equals(file.open().get(intent.key())))
            .findFirst()
            .orElseGet(before.files()::getLast);
    return RecoveryProblem.unresolved(intent, from, List.of(), spans.apply(intent.key()));
  }

  private List<Diagnostic> warnings(Results results, Creations creations) {
    List<Diagnostic> warnings = new ArrayList<>(results.orphans());
    warnings.addAll(creations.orphans());
    if (!creations.doubtful().isEmpty()) {
      warnings.add(RecoveryProblem.open(creations.doubtful(), window));
    }
    return warnings;
  }

  private boolean isSettled(Pending pending) {
    return window.isZero() || pending.from().at().plus(window).plus(SKEW).isBefore(now);
  }

  /// What has no result yet. What hangs on an object that is made is set when that is there, and
  /// setting it twice is as good as once.
  private static List<Pending> pending(Intents file, State state) {
    boolean follows = Results.follow(file, state);
    List<Pending> pending = new ArrayList<>();
    for (Intent intent : file.open().values()) {
      boolean created = intent.action() == Intent.Action.CREATE;
      boolean answered = file.results().containsKey(intent.key()) && (follows || created);
      boolean part = intent.key().part() != Part.SELF && intent.action().makes();
      if (!part && !answered) {
        Kinds.of(intent.key()).ifPresent(kind -> pending.add(new Pending(file, intent, kind)));
      }
    }
    return pending;
  }

  private static State state(State state, List<Intents> files, Ledger ledger) {
    if (ledger.now().equals(state.resources())) {
      return state;
    }
    return new State(
        state.exists() ? state.lineage() : files.getFirst().lineage(),
        state.serial(),
        state.exists() ? state.toolVersion() : Compatible.VERSION,
        ledger.now(),
        state.extra());
  }
}
