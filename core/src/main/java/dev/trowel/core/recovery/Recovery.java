package dev.trowel.core.recovery;

import dev.trowel.core.intent.AskedOnce;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Compatible;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
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
      RestClient rest,
      Function<ResourceKey, Optional<Span>> spans,
      Instant now,
      Duration window) {
    this.rest = rest;
    this.spans = spans;
    this.now = now;
    this.window = window;
  }

  /// What is known once it is found out what became of open intents.
  ///
  /// @param state what is recorded
  /// @param files what was about to be done, the oldest first
  /// @param versions as [dev.trowel.core.intent.IntentFiles#versions]
  /// @throws StopException with code `intent-unresolved` for objects that nobody can tell apart
  public Recovered of(State state, List<Intents> files, List<String> versions) {
    if (files.isEmpty()) {
      return Recovered.nothing(state);
    }
    AskedOnce once = new AskedOnce(rest);
    Ledger ledger = new Ledger(once, state.resources());
    List<Pending> pending = new ArrayList<>();
    files.forEach(file -> fold(file, state, ledger));
    files.reversed().forEach(file -> pending.addAll(pending(file, state)));
    SortedMap<ResourceKey, Adoption> adopted = told(files, state, ledger, once);
    List<Pending> made =
        new ArrayList<>(pending.stream().filter(each -> isNew(each)).toList());
    made.addAll(
        new Changes(once, ledger).resolve(pending.stream().filter(e -> !isNew(e)).toList()));
    Creations creations = new Creations(once, ledger, this::isSettled, spans);
    creations.resolve(made);
    if (!creations.unresolved().isEmpty()) {
      throw new StopException(creations.unresolved());
    }
    adopted.putAll(creations.adopted());
    return new Recovered(
        state(state, files, ledger),
        adopted,
        creations.doubtful(),
        files.stream().map(Intents::name).toList(),
        versions,
        warnings(creations));
  }

  private List<Diagnostic> warnings(Creations creations) {
    List<Diagnostic> warnings = new ArrayList<>(creations.orphans());
    if (!creations.doubtful().isEmpty()) {
      warnings.add(RecoveryProblem.open(creations.doubtful(), window));
    }
    return warnings;
  }

  private static boolean isNew(Pending pending) {
    return pending.intent().action() == Intent.Action.CREATE;
  }

  private boolean isSettled(Pending pending) {
    return window.isZero() || pending.from().at().plus(window).plus(SKEW).isBefore(now);
  }

  /// Whether the results follow on what is recorded; otherwise somebody deployed since.
  private static boolean follows(Intents file, State state) {
    return state.serial() == file.serial()
        && (!state.exists() || state.lineage().equals(file.lineage()));
  }

  private static void fold(Intents file, State state, Ledger ledger) {
    if (follows(file, state)) {
      file.results()
          .forEach((key, result) ->
              result.ifPresentOrElse(
                  recorded -> ledger.put(key, recorded), () -> ledger.remove(key)));
    }
  }

  /// What has no result yet. What hangs on an object that is made is set when that is there, and
  /// setting it twice is as good as once.
  private static List<Pending> pending(Intents file, State state) {
    boolean follows = follows(file, state);
    List<Pending> pending = new ArrayList<>();
    for (Intent intent : file.open().values()) {
      boolean answered = file.results().containsKey(intent.key());
      boolean part = intent.key().part() != Part.SELF;
      if (!(part && intent.action().makes()) && !(answered && (follows || isNew(intent)))) {
        Kinds.of(intent.key())
            .ifPresent(kind -> pending.add(new Pending(file, intent, kind)));
      }
    }
    return pending;
  }

  private static boolean isNew(Intent intent) {
    return intent.action() == Intent.Action.CREATE;
  }

  /// Takes what results tell that do not follow on the state: whoever deployed since did not know
  /// of them.
  private static SortedMap<ResourceKey, Adoption> told(
      List<Intents> files, State state, Ledger ledger, RestClient rest) {
    SortedMap<ResourceKey, Adoption> adopted = new TreeMap<>();
    for (Intents file : files) {
      file.results()
          .forEach((key, result) -> {
            Intent intent = file.open().get(key);
            boolean made = intent != null && intent.action().makes() && key.part() == Part.SELF;
            if (made && result.isPresent() && isFound(key, result.get(), ledger, rest)) {
              if (!follows(file, state)) {
                ledger.put(key, result.get());
              }
              adopted.put(key, new Adoption(key, result.get().id(), file.by(), file.at()));
            }
          });
    }
    return adopted;
  }

  private static boolean isFound(
      ResourceKey key, Recorded result, Ledger ledger, RestClient rest) {
    Recorded known = ledger.get(key);
    if (known != null) {
      return known.equals(result);
    }
    return ledger.keyOf(key, result.id()).isEmpty()
        && Kinds.of(key)
            .map(kind -> kind.operations().read(rest, result.id()) instanceof Answer.Ok)
            .orElse(false);
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
