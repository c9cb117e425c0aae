package dev.trowel.core.apply;

import dev.trowel.core.plan.Change;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a plan.
///
/// @param done what was carried out
/// @param failed what was not, and why
/// @param skipped what was not tried → the failed resource it depends on
/// @param troubles what went wrong around the resources, such as a state that could not be written
public record Outcome(
    List<Change> done,
    SortedMap<ResourceKey, Diagnostic> failed,
    SortedMap<ResourceKey, ResourceKey> skipped,
    List<Diagnostic> troubles) {

  public Outcome {
    done = List.copyOf(done);
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    troubles = List.copyOf(troubles);
  }

  /// The outcome of doing nothing.
  public static Outcome nothing() {
    return new Outcome(List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
  }

  /// Whether all of the plan was carried out.
  public boolean isComplete() {
    return failed.isEmpty() && skipped.isEmpty();
  }

  /// Whether besides nothing went wrong around it.
  public boolean succeeded() {
    return isComplete() && troubles.isEmpty();
  }

  /// This outcome with what went wrong after the resources were done.
  public Outcome with(List<Diagnostic> later) {
    return new Outcome(done, failed, skipped, later);
  }

  /// Collects an outcome while several threads report to it.
  static final class Collector {
    private final List<Change> done = new ArrayList<>();
    private final Map<ResourceKey, Diagnostic> failed = new TreeMap<>();
    private final Map<ResourceKey, ResourceKey> skipped = new TreeMap<>();

    synchronized void done(Change change) {
      done.add(change);
    }

    synchronized void failed(ResourceKey key, Diagnostic why) {
      failed.put(key, why);
    }

    synchronized void skipped(ResourceKey key, ResourceKey because) {
      skipped.put(key, because);
    }

    synchronized Outcome outcome() {
      done.sort(Comparator.comparing(Change::key));
      return new Outcome(done, new TreeMap<>(failed), new TreeMap<>(skipped), List.of());
    }
  }
}
