package dev.trowel.core.recovery;

import dev.trowel.core.intent.AskedOnce;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.kind.Search;
import dev.trowel.core.kind.Trace;
import dev.trowel.core.plan.Interrupted;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Finds objects that were to be made.
final class Creations {

  private final AskedOnce rest;
  private final Ledger ledger;
  private final Predicate<Pending> settled;
  private final Function<ResourceKey, Optional<Span>> spans;
  private final SortedMap<ResourceKey, Adoption> adopted = new TreeMap<>();
  private final List<Intent> doubtful = new ArrayList<>();
  private final List<Diagnostic> unresolved = new ArrayList<>();
  private final List<Diagnostic> orphans = new ArrayList<>();

  /// @param settled whether no request of it can still be on its way
  /// @param spans where the bundle declares a resource
  Creations(
      AskedOnce rest,
      Ledger ledger,
      Predicate<Pending> settled,
      Function<ResourceKey, Optional<Span>> spans) {
    this.rest = rest;
    this.ledger = ledger;
    this.settled = settled;
    this.spans = spans;
  }

  SortedMap<ResourceKey, Adoption> adopted() {
    return adopted;
  }

  /// Those that are not there and may still appear.
  List<Intent> doubtful() {
    return doubtful;
  }

  /// Errors for those of which nobody can tell.
  List<Diagnostic> unresolved() {
    return unresolved;
  }

  /// Warnings about objects that nobody needs.
  List<Diagnostic> orphans() {
    return orphans;
  }

  /// Looks for all, first for those that others refer to.
  void resolve(List<Pending> pending) {
    List<Pending> open = new ArrayList<>(pending);
    List<Pending> superseded = new ArrayList<>();
    while (!open.isEmpty()) {
      Set<ResourceKey> waiting = open.stream().map(Pending::key).collect(Collectors.toSet());
      List<Pending> ready = open.stream().filter(each -> isReady(each, waiting)).toList();
      List<Pending> now = ready.isEmpty() ? List.copyOf(open) : ready;
      open.removeAll(now);
      superseded.addAll(now.stream().filter(this::isSuperseded).toList());
      look(now.stream().filter(each -> !isSuperseded(each)).toList());
    }
    superseded.forEach(this::lookForOrphans);
  }

  /// Of `intents`, those whose objects are there.
  ///
  /// @param unclear gets those of which nobody can tell
  List<ResourceKey> found(List<Intent> intents, List<Intent> unclear) {
    List<ResourceKey> found = new ArrayList<>();
    for (Intent intent : intents) {
      Search search = Kinds.of(intent.key()).map(kind -> search(intent, kind)).orElse(Search.NONE);
      if (!free(intent, search).isEmpty()) {
        found.add(intent.key());
      } else if (!search.isCertain()) {
        unclear.add(intent);
      }
    }
    return found;
  }

  private Search search(Intent intent, ResourceKind kind) {
    Settings sent = ledger.settings(intent, kind);
    return sent.isKnown() ? kind.operations().search(rest, sent.value()) : Search.UNKNOWN;
  }

  private static boolean isReady(Pending pending, Set<ResourceKey> waiting) {
    return pending.intent().dependsOn().stream()
        .map(on -> ResourceKey.ofState(on.node()).owner())
        .noneMatch(on -> waiting.contains(on) && !on.equals(pending.key()));
  }

  /// Whether the resource has another object by now.
  private boolean isSuperseded(Pending pending) {
    Recorded recorded = ledger.get(pending.key());
    return recorded != null && !recorded.id().equals(pending.intent().id());
  }

  /// What one search found.
  ///
  /// @param sent what was to be sent
  private record Looked(Pending pending, Settings sent, Search search) {}

  private void look(List<Pending> pending) {
    List<Looked> looked = Parallel.map(pending, this::look);
    for (Looked each : looked) {
      // An older deployment may have been about to make the same.
      if (!isSuperseded(each.pending())) {
        decide(each, looked);
      }
    }
  }

  private Looked look(Pending pending) {
    Settings sent = ledger.settings(pending.intent(), pending.kind());
    return new Looked(pending, sent, search(pending, sent));
  }

  /// What refers to something that was not made was not made either.
  private Search search(Pending pending, Settings sent) {
    if (refersToNothing(sent)) {
      return Search.NONE;
    }
    return search(pending.intent(), pending.kind());
  }

  private boolean refersToNothing(Settings sent) {
    return sent.references().stream().anyMatch(to -> ledger.get(to.target()) == null);
  }

  private void decide(Looked looked, List<Looked> all) {
    List<String> free = free(looked);
    if (free.isEmpty()) {
      nothingFound(looked);
    } else {
      Optional<String> chosen = chosen(looked, free, all);
      chosen.ifPresentOrElse(id -> adopt(looked, id), () -> ask(looked.pending(), free));
    }
  }

  private void nothingFound(Looked looked) {
    if (!looked.search().isCertain()) {
      ask(looked.pending(), List.of());
    } else if (!refersToNothing(looked.sent()) && !settled.test(looked.pending())) {
      doubtful.add(looked.pending().intent());
    }
  }

  private void ask(Pending pending, List<String> ids) {
    unresolved.add(
        RecoveryProblem.unresolved(
            pending.intent(), pending.from(), ids, spans.apply(pending.key())));
  }

  /// What was found and is neither recorded nor was there before.
  private List<String> free(Looked looked) {
    return free(looked.pending().intent(), looked.search());
  }

  private List<String> free(Intent intent, Search search) {
    Set<String> taken = ledger.ids(intent.key());
    Set<String> before = intent.before().orElse(Set.of());
    return search.ids().stream()
        .filter(id -> !taken.contains(id) && !before.contains(id))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Optional<String> chosen(Looked looked, List<String> free, List<Looked> all) {
    if (isMarked(looked.pending())) {
      return free.stream()
          .filter(id -> recorded(looked, id).filter(Recorded::isKnown).isPresent())
          .findFirst()
          .or(() -> Optional.of(free.getFirst()));
    }
    boolean known = looked.pending().intent().before().isPresent();
    long twins =
        all.stream()
            .filter(each -> each.pending().key().kind().equals(looked.pending().key().kind()))
            .filter(each -> !isSuperseded(each.pending()) && free(each).equals(free))
            .map(each -> each.pending().key())
            .distinct()
            .count();
    return known && free.size() <= twins ? Optional.of(free.getFirst()) : Optional.empty();
  }

  private static boolean isMarked(Pending pending) {
    return pending.kind().operations().trace() == Trace.MARKER;
  }

  private void adopt(Looked looked, String id) {
    Pending pending = looked.pending();
    Recorded recorded =
        recorded(looked, id).orElseGet(() -> Recorded.unknown(id, pending.intent().dependsOn()));
    ledger.put(pending.key(), recorded);
    adopted.put(
        pending.key(), new Adoption(pending.key(), id, pending.from().by(), pending.from().at()));
  }

  private Optional<Recorded> recorded(Looked looked, String id) {
    Pending pending = looked.pending();
    return pending.kind().operations().read(rest, id) instanceof Answer.Ok ok
        ? Optional.of(
            Interrupted.made(
                pending.kind(), id, looked.sent(), pending.intent().dependsOn(), ok.body()))
        : Optional.empty();
  }

  /// What a deployment made and a later one, which did not know of it, made again.
  private void lookForOrphans(Pending pending) {
    Recorded recorded = ledger.get(pending.key());
    boolean ours = isMarked(pending) || pending.intent().before().isPresent();
    if (recorded != null && ours) {
      free(look(pending))
          .forEach(id ->
              orphans.add(
                  RecoveryProblem.orphan(pending.key(), pending.from(), id, recorded.id())));
    }
  }
}
