package dev.trowel.schema.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects diagnostics while a stage runs; safe to use from several threads; equal ones are kept
/// once.
public final class Diagnostics {

  private final Set<Diagnostic> collected = new LinkedHashSet<>();

  /// Adds one.
  public synchronized void add(Diagnostic diagnostic) {
    collected.add(diagnostic);
  }

  /// Adds all, in their order.
  public synchronized void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(collected::add);
  }

  /// What was collected so far, in the order added.
  public synchronized List<Diagnostic> list() {
    return new ArrayList<>(collected);
  }

  /// Whether an error is among them.
  public synchronized boolean hasErrors() {
    return collected.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /// Stops with everything collected, if an error is among it.
  ///
  /// @throws StopException when there is an error
  public void stopOnErrors() {
    if (hasErrors()) {
      throw new StopException(list());
    }
  }
}
