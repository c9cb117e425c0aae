package dev.trowel.core.health;

import dev.trowel.core.health.Fact.Standing;
import dev.trowel.schema.bundle.Health;
import java.util.List;
import java.util.Optional;

/// What was found out about the health of one model.
///
/// @param health what the bundle says
/// @param facts in the order looked at: the monitor, its last refresh, each threshold
/// @param retrainer the number of the job that trains it anew; empty when none is declared, or it
///   is not deployed
public record Report(Health health, List<Fact> facts, Optional<Long> retrainer) {

  public Report {
    facts = List.copyOf(facts);
  }

  /// The gravest of all: what is broken counts more than what nobody knows.
  public Standing standing() {
    if (facts.stream().anyMatch(fact -> fact.standing() == Standing.BROKEN)) {
      return Standing.BROKEN;
    }
    return facts.stream().anyMatch(fact -> fact.standing() == Standing.UNKNOWN)
        ? Standing.UNKNOWN
        : Standing.FINE;
  }
}
