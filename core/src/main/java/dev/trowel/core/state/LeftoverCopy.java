package dev.trowel.core.state;

import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.Copies.Source;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;

/// What a journal that a killed deployment left makes of the state it follows, wherever there is a
/// copy of that.
final class LeftoverCopy {

  private LeftoverCopy() {}

  /// Empty when there is no journal, or one that nothing is lost with.
  static Optional<Copy> find(LocalFolder folder, List<Copy> found) {
    String where = folder.file(Journal.FILE).toString();
    try {
      return LeftoverJournal.read(folder).map(journal -> copy(folder, where, journal, found));
    } catch (StopException stop) {
      return Optional.of(
          new Copy(
              Source.JOURNAL,
              where,
              0,
              Optional.empty(),
              Optional.of(stop.diagnostics().getFirst())));
    }
  }

  private static Copy copy(
      LocalFolder folder, String where, LeftoverJournal journal, List<Copy> found) {
    Optional<State> base = base(journal, found);
    return base.map(state ->
            new Copy(
                Source.JOURNAL,
                where,
                journal.serial(),
                Optional.of(journal.entries().foldInto(state, journal.lineage())),
                Optional.empty()))
        .orElseGet(() -> mismatch(folder, where, journal));
  }

  /// The state before it; the first deployment follows none.
  private static Optional<State> base(LeftoverJournal journal, List<Copy> found) {
    Optional<State> before =
        found.stream()
            .flatMap(copy -> copy.state().stream())
            .filter(state -> state.lineage().equals(journal.lineage()))
            .filter(state -> state.serial() == journal.serial() - 1)
            .findFirst();
    return journal.serial() == 1 ? before.or(() -> Optional.of(State.none())) : before;
  }

  private static Copy mismatch(LocalFolder folder, String where, LeftoverJournal journal) {
    return new Copy(
        Source.JOURNAL,
        where,
        journal.serial(),
        Optional.empty(),
        Optional.of(
            StateProblem.journalWithoutState(
                folder.file(Journal.FILE), journal.serial() - 1, journal.lineage())));
  }

  /// Puts the journal aside, for the record.
  static void retire(LocalFolder folder) {
    folder
        .read(Journal.FILE)
        .ifPresent(content -> {
          folder.write(LeftoverJournal.STALE, content);
          folder.delete(Journal.FILE);
        });
  }
}
