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
/// @param warnings what was carried out with a reservation
public record Outcome(
    List<Change> done,
    SortedMap<ResourceKey, Diagnostic> failed,
    SortedMap<ResourceKey, ResourceKey> skipped,
    List<Diagnostic> warnings) {

  public Outcome {
    done = List.copyOf(done);
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    warnings = List.copyOf(warnings);
  }

  /// The outcome of doing nothing.
  public static Outcome nothing() {
    return new Outcome(List.of(), new TreeMap<>(), new TreeMap<>(), List.of());
  }

  /// Whether all of the plan was carried out.
  public boolean isComplete() {
    return failed.isEmpty() && skipped.isEmpty();
  }

  /// Collects an outcome while several threads report to it.
  static final class Collector {
    private final List<Change> done = new ArrayList<>();
    private final Map<ResourceKey, Diagnostic> failed = new TreeMap<>();
    private final Map<ResourceKey, ResourceKey> skipped = new TreeMap<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    synchronized void done(Change change) {
      done.add(change);
    }

    synchronized void failed(ResourceKey key, Diagnostic why) {
      failed.put(key, why);
    }

    synchronized void skipped(ResourceKey key, ResourceKey because) {
      skipped.put(key, because);
    }

    synchronized void warning(Diagnostic diagnostic) {
      warnings.add(diagnostic);
    }

    synchronized Outcome outcome() {
      done.sort(Comparator.comparing(Change::key));
      return new Outcome(done, new TreeMap<>(failed), new TreeMap<>(skipped), warnings);
    }
  }
}
