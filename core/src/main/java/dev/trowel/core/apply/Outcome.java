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
/// @param stopped what became of the rest where all of it had to stop
public record Outcome(
    List<Change> done,
    SortedMap<ResourceKey, Diagnostic> failed,
    SortedMap<ResourceKey, ResourceKey> skipped,
    List<Diagnostic> troubles,
    Stopped stopped) {

  public Outcome {
    done = List.copyOf(done);
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    troubles = List.copyOf(troubles);
  }

  /// The outcome of doing nothing.
  public static Outcome nothing() {
    return new Outcome(List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), Stopped.NOT);
  }

  /// Whether all of the plan was carried out.
  public boolean isComplete() {
    return failed.isEmpty() && skipped.isEmpty() && stopped.isNot();
  }

  /// Whether besides nothing went wrong around it.
  public boolean succeeded() {
    return isComplete() && troubles.isEmpty();
  }

  /// What was attempted and not carried out, and why: it failed or is unfinished.
  public SortedMap<ResourceKey, Diagnostic> attempted() {
    SortedMap<ResourceKey, Diagnostic> all = new TreeMap<>(failed);
    all.putAll(stopped.unfinished());
    return all;
  }

  /// This outcome with what went wrong after the resources were done.
  public Outcome with(List<Diagnostic> later) {
    return new Outcome(done, failed, skipped, later, stopped);
  }

  /// Collects an outcome while several threads report to it.
  static final class Collector {
    private final List<Change> done = new ArrayList<>();
    private final Map<ResourceKey, Diagnostic> failed = new TreeMap<>();
    private final Map<ResourceKey, ResourceKey> skipped = new TreeMap<>();
    private Stopped stopped = Stopped.NOT;

    synchronized void done(Change change) {
      done.add(change);
    }

    synchronized void failed(ResourceKey key, Diagnostic why) {
      failed.put(key, why);
    }

    /// Where what `because` names did not fail itself, but was stopped, so is `key`.
    ///
    /// @return whether it was skipped for a failure
    synchronized boolean skipped(ResourceKey key, ResourceKey because) {
      if (failed.containsKey(because)) {
        skipped.put(key, because);
        return true;
      }
      stopped = stopped.unstarted(key);
      return false;
    }

    /// Nothing more can be done, and why.
    synchronized void stopped(Diagnostic why) {
      stopped = stopped.by(why);
    }

    synchronized void unfinished(ResourceKey key, Diagnostic why) {
      stopped = stopped.unfinished(key, why);
    }

    synchronized void unstarted(ResourceKey key) {
      stopped = stopped.unstarted(key);
    }

    synchronized boolean isStopped() {
      return !stopped.isNot();
    }

    synchronized Outcome outcome() {
      done.sort(Comparator.comparing(Change::key));
      return new Outcome(done, new TreeMap<>(failed), new TreeMap<>(skipped), List.of(), stopped);
    }
  }
}
