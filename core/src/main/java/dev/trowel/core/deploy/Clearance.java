package dev.trowel.core.deploy;

import java.util.Optional;
import java.util.function.Supplier;

/// Begins to clear the folders away as soon as no resource is left to begin with, once.
final class Clearance {

  private final Supplier<Clearing> begin;
  private Optional<Clearing> begun = Optional.empty();

  Clearance(Supplier<Clearing> begin) {
    this.begin = begin;
  }

  /// Begins it, unless that is done.
  synchronized Clearing get() {
    if (begun.isEmpty()) {
      begun = Optional.of(begin.get());
    }
    return begun.get();
  }

  /// Waits until nothing of it goes on, if it was begun.
  synchronized void await() {
    begun.ifPresent(Clearing::await);
  }
}
