package dev.trowel.core.ready;

import dev.trowel.core.plan.Node;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What becomes of the resources of a bundle that name models.
///
/// @param nodes what is wanted now: aliases that are known are numbers, and what is left out and
///   was never deployed is not among them
/// @param held what is left out because a model that it names is not there
/// @param awaited what a deployment waits for before it makes or changes a resource
/// @param findings what is to be said; errors, when it cannot go on
public record Readiness(
    SortedMap<ResourceKey, Node> nodes,
    SortedMap<ResourceKey, Held> held,
    SortedMap<ResourceKey, Awaited> awaited,
    List<Diagnostic> findings) {

  /// Nothing names a model.
  public static final Readiness NOTHING =
      new Readiness(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

  public Readiness {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    awaited = Collections.unmodifiableSortedMap(new TreeMap<>(awaited));
    findings = List.copyOf(findings);
  }

  /// Something left out.
  ///
  /// @param missing what it names that is not there
  /// @param wayOut what brings that about, in sentences
  public record Held(List<ModelRef> missing, String wayOut) {
    public Held {
      missing = List.copyOf(missing);
    }

    /// What is missing, in a line.
    public String text() {
      return ModelRef.text(missing);
    }
  }

  /// Something waited for.
  ///
  /// @param missing what is not there yet
  /// @param longest how long at most
  public record Awaited(List<ModelRef> missing, Duration longest) {
    public Awaited {
      missing = List.copyOf(missing);
    }

    /// What is missing, in a line.
    public String text() {
      return ModelRef.text(missing);
    }
  }

  /// Stops with all findings, if one is an error.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when there is an error
  public void stopOnErrors() {
    Diagnostics all = new Diagnostics();
    all.addAll(findings);
    all.stopOnErrors();
  }

  /// What is left as it is: that of `unselected`, and what is left out.
  public SortedSet<ResourceKey> leaving(SortedSet<ResourceKey> unselected) {
    SortedSet<ResourceKey> left = new TreeSet<>(unselected);
    left.addAll(held.keySet());
    return left;
  }
}
