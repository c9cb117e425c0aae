package dev.trowel.core.recovery;

import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes over what interrupted deployments had told of their results.
final class Results {

  private final RestClient rest;
  private final State state;
  private final Ledger ledger;
  private final SortedMap<ResourceKey, Adoption> adopted = new TreeMap<>();
  private final List<Diagnostic> orphans = new ArrayList<>();

  /// @param state what is recorded
  Results(RestClient rest, State state, Ledger ledger) {
    this.rest = rest;
    this.state = state;
    this.ledger = ledger;
  }

  SortedMap<ResourceKey, Adoption> adopted() {
    return adopted;
  }

  /// Warnings about objects that nobody needs.
  List<Diagnostic> orphans() {
    return orphans;
  }

  /// Whether the results follow on what is recorded; otherwise somebody deployed since.
  static boolean follow(Intents file, State state) {
    return state.serial() == file.serial()
        && (!state.exists() || state.lineage().equals(file.lineage()));
  }

  /// Takes what follows as it is.
  void fold(Intents file) {
    if (follow(file, state)) {
      file.results()
          .forEach((key, result) ->
              result.ifPresentOrElse(
                  recorded -> ledger.put(key, recorded), () -> ledger.remove(key)));
    }
  }

  /// Tells what was made; what does not follow is taken where it is still there and nobody who
  /// deployed since made another.
  void take(Intents file) {
    file.results()
        .forEach((key, result) -> {
          Intent intent = file.open().get(key);
          if (intent != null && intent.action().makes() && key.part() == Part.SELF) {
            result.ifPresent(recorded -> take(file, key, recorded));
          }
        });
  }

  private void take(Intents file, ResourceKey key, Recorded made) {
    Recorded before = state.resources().get(key);
    if (before != null && before.id().equals(made.id())) {
      return;
    }
    Recorded now = ledger.get(key);
    if (now != null && now.id().equals(made.id())) {
      adopted.put(key, new Adoption(key, made.id(), file.by(), file.at()));
    } else if (isFree(key, made)) {
      if (now == null) {
        ledger.put(key, made);
        adopted.put(key, new Adoption(key, made.id(), file.by(), file.at()));
      } else {
        orphans.add(RecoveryProblem.orphan(key, file, made.id(), now.id()));
      }
    }
  }

  /// Whether the object is there and no resource has it.
  private boolean isFree(ResourceKey key, Recorded made) {
    return ledger.keyOf(key, made.id()).isEmpty()
        && Kinds.of(key)
            .map(kind -> kind.operations().read(rest, made.id()) instanceof Answer.Ok)
            .orElse(false);
  }
}
