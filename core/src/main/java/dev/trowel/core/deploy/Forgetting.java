package dev.trowel.core.deploy;

import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes a resource out of what is recorded, and leaves its object as it is.
public final class Forgetting {

  private final Site site;

  public Forgetting(Site site) {
    this.site = site;
  }

  /// What would be taken out.
  ///
  /// @param entries the resource and what hangs on it
  /// @param state what is recorded
  public record Going(SortedMap<ResourceKey, Recorded> entries, State state) {
    public Going {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
  }

  /// What forgetting `key` would take out; empty where nothing is recorded of it. Changes nothing.
  ///
  /// @param warnings takes that the next deployment adopts it again
  public Optional<Going> propose(ResourceKey key, Diagnostics warnings) {
    State state = site.untouched().store().pull(true, warnings).state();
    SortedMap<ResourceKey, Recorded> entries = new TreeMap<>();
    state
        .resources()
        .forEach((each, recorded) -> {
          if (each.owner().equals(key.owner())) {
            entries.put(each, recorded);
          }
        });
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    adopted(key).ifPresent(warnings::add);
    return Optional.of(new Going(entries, state));
  }

  /// That the bundle says it is not to be forgotten.
  private Optional<Diagnostic> adopted(ResourceKey key) {
    return Adoptions.in(site.bundle().tree()).entries().stream()
        .filter(entry -> entry.key().equals(key.owner()))
        .findFirst()
        .map(entry ->
            Diagnostic.warning(
                    "adopt-again",
                    "the next deployment adopts %s again: %s"
                        .formatted(entry.key(), entry.wanted()))
                .detail("The bundle says so. Remove the entry to let go of it for good.")
                .at(entry.at())
                .in(entry.span()));
  }

  /// Takes it out, here and in the workspace.
  ///
  /// @return what kept it from being recorded everywhere
  /// @throws dev.trowel.schema.diagnostic.StopException `plan-stale` when somebody deployed
  ///   meanwhile, `lock-held` when somebody does
  public List<Diagnostic> carryOut(Going going, Terms terms, Diagnostics warnings) {
    site.folder().requireRoom();
    return LockedRun.quiet(site, terms)
        .recording(Optional.of(going.state()), warnings, turn -> forget(turn, going, warnings));
  }

  /// Forgets `going` while it is our turn.
  static List<Diagnostic> forget(Turn turn, Going going, Diagnostics warnings) {
    // What hangs on the resource goes first, as when it is deleted.
    return Recording.of(
        turn,
        going.state(),
        warnings,
        journal -> new ArrayList<>(going.entries().keySet()).reversed().forEach(journal::removed));
  }
}
