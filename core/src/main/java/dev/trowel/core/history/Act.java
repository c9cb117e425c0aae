package dev.trowel.core.history;

import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One change of one resource that was no deployment, so that no rollback leads back to it.
///
/// @param key as a plan names the resource, such as `jobs.train`
/// @param end what became of the change, an update
/// @param why what went wrong; empty for nothing
/// @param started when it began
/// @param state what is recorded now
public record Act(String key, Step.End end, List<Diagnostic> why, Instant started, State state) {

  public Act {
    why = List.copyOf(why);
  }

  /// Adds the record; a failure is a warning.
  ///
  /// @param veil over the secrets of the bundle
  /// @param now when it ended
  /// @return warnings
  public List<Diagnostic> record(
      HistoryFolder folder, Author author, Errand errand, Veil veil, Instant now) {
    String summary = veil.over(why.stream().findFirst().map(Diagnostic::summary).orElse(""));
    boolean done = end == Step.End.DONE;
    Entry entry =
        new Entry(
            0,
            UUID.randomUUID().toString(),
            text(started),
            text(now),
            author,
            errand,
            "",
            result(),
            done ? summary : "",
            List.of(new Step(key, "update", end, done ? "" : summary)),
            state.lineage(),
            state.serial(),
            Archived.not("it changed one resource"),
            Optional.empty());
    return folder.add(entry, "what was changed is not recorded");
  }

  private Result result() {
    if (why.isEmpty()) {
      return Result.DONE;
    }
    return why.stream().anyMatch(Halt::isBy) ? Result.INTERRUPTED : Result.FAILED;
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
