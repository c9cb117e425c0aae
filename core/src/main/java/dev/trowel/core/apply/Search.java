package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.kind.Trace;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks for what a request made whose answer nobody got, and keeps two resources from getting the
/// same object.
final class Search {

  private final Function<ResourceKey, Set<String>> before;
  private final Map<Claim, ResourceKey> recorded = new HashMap<>();
  private final Map<Claim, ResourceKey> claims = new HashMap<>();

  /// An object, by the kind of what has it.
  private record Claim(String kind, ResourceKey.Part part, String id) {
    static Claim of(ResourceKey key, String id) {
      return new Claim(key.kind(), key.part(), id);
    }
  }

  /// @param before the ids of objects that could be taken for a new one and were there before
  Search(Plan plan, Function<ResourceKey, Set<String>> before) {
    this.before = before;
    plan.base().resources().forEach((key, known) -> recorded.put(Claim.of(key, known.id()), key));
  }

  /// Whether `key` has the object that it was told of: no other resource found it meanwhile and
  /// took it for its own.
  synchronized boolean isOf(ResourceKey key, String id) {
    Claim claim = Claim.of(key, id);
    boolean own = key.equals(claims.getOrDefault(claim, key));
    if (own) {
      recorded.put(claim, key);
    }
    return own;
  }

  private synchronized boolean claims(ResourceKey key, String id) {
    return key.equals(claims.computeIfAbsent(Claim.of(key, id), _ -> key));
  }

  /// The object is no longer there: its name is free.
  synchronized void gone(ResourceKey key, String id) {
    recorded.remove(Claim.of(key, id));
    claims.remove(Claim.of(key, id));
  }

  /// What one look found.
  private record Look(Optional<String> found, boolean isAbsent) {}

  /// Looks until the object is found or what was sent can have no effect any more.
  Made patiently(Planned line, Settings settings, Waiter waiter, Diagnostic why) {
    Look[] last = {new Look(Optional.empty(), false)};
    waiter.within(
        line.kind().operations().trace() == Trace.NONE ? Duration.ZERO : waiter.settle(),
        () -> {
          last[0] = look(line, settings, waiter.rest());
          return last[0].found().isPresent();
        });
    return last[0]
        .found()
        .<Made>map(id -> new Made.As(id, MissingNode.getInstance()))
        .orElseGet(() -> last[0].isAbsent() ? new Made.Unseen(why) : new Made.Not(why));
  }

  /// The object, where it is there by now.
  Optional<Made> now(Planned line, Settings settings, RestClient rest) {
    return look(line, settings, rest).found().map(id -> new Made.As(id, MissingNode.getInstance()));
  }

  private Look look(Planned line, Settings settings, RestClient rest) {
    Operations operations = line.kind().operations();
    dev.trowel.core.kind.Search found = operations.search(rest, settings.value());
    List<String> free =
        found.ids().stream()
            .filter(id -> !before.apply(line.key()).contains(id))
            .filter(id -> isFree(line.key(), id))
            .toList();
    boolean clear = free.size() == 1 || operations.trace() == Trace.MARKER;
    Optional<String> mine =
        clear ? free.stream().filter(id -> claims(line.key(), id)).findFirst() : Optional.empty();
    return new Look(mine, free.isEmpty() && found.isCertain() && isSure(operations.trace()));
  }

  /// Whether what is not found is not there: the workspace may keep settings in other words.
  private static boolean isSure(Trace trace) {
    return trace == Trace.MARKER || trace == Trace.NAME;
  }

  private synchronized boolean isFree(ResourceKey key, String id) {
    Claim claim = Claim.of(key, id);
    return key.equals(recorded.getOrDefault(claim, claims.getOrDefault(claim, key)));
  }
}
