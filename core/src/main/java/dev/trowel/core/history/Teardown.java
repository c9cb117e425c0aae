package dev.trowel.core.history;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Remembers that a part of a deployment was taken down; when all of it is, its history goes, too.
///
/// @param plan what was to go
/// @param outcome what became of it
/// @param state what is recorded now
public record Teardown(Plan plan, Outcome outcome, State state) {

  /// Adds the record; a failure is a warning.
  ///
  /// @param veil over the secrets of the bundle
  /// @param now when that was
  /// @return warnings
  public List<Diagnostic> record(
      HistoryFolder folder, Author author, Errand errand, Veil veil, Instant now) {
    String when = now.truncatedTo(ChronoUnit.SECONDS).toString();
    Entry entry =
        new Entry(
            0,
            UUID.randomUUID().toString(),
            when,
            when,
            author,
            errand,
            "",
            outcome.isComplete() ? Result.DONE : Result.FAILED,
            "",
            Steps.of(outcome, plan, veil),
            state.lineage(),
            state.serial(),
            Archived.not("it took resources down"),
            Optional.empty());
    return folder.add(entry, "what was taken down is not recorded");
  }
}
