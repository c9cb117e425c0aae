package dev.trowel.core.history;

import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;

/// Remembers deployments that were killed before they could write their own record: the next one
/// that finds what they had begun does it for them.
public final class Interrupted {
  /// A deployment that was killed is found by the next one.
  private static final int LOOKED_AT = 10;

  private Interrupted() {}

  /// Adds the record, unless it is there already; a failure is a warning.
  ///
  /// @param id the same for the same deployment, whoever finds it; its own record has one that
  ///   begins so
  /// @param author who deployed
  /// @param started when, as in ISO 8601
  /// @param state what is recorded of it
  /// @return warnings
  public static List<Diagnostic> record(
      HistoryFolder folder, String id, Author author, String started, State state) {
    try {
      List<Entry> latest = folder.latest(LOOKED_AT, "", new Diagnostics());
      if (latest.stream().noneMatch(each -> each.id().startsWith(id))) {
        List<Long> taken = folder.numbers();
        long next = taken.isEmpty() ? 1 : taken.getFirst() + 1;
        folder.append(entry(id, author, started, state), next);
      }
      return List.of();
    } catch (StopException stop) {
      return HistoryProblem.notWritten("an interrupted deployment is not recorded", stop);
    }
  }

  private static Entry entry(String id, Author author, String started, State state) {
    return new Entry(
        0,
        id,
        started,
        "",
        author,
        Errand.DEPLOY,
        "",
        Result.INTERRUPTED,
        "it did not end",
        List.of(),
        state.lineage(),
        state.serial(),
        Archived.not("it did not end"),
        Optional.empty());
  }
}
