package dev.trowel.core.history;

import dev.trowel.core.state.Begun;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// What lies in the folder of a history, looked up while the caller goes on.
public final class HistoryLook {

  private final Begun<List<Long>> numbers;
  private final Begun<List<String>> archives;

  private HistoryLook(HistoryFolder folder) {
    this.numbers = Begun.of(folder::numbers);
    this.archives = Begun.of(folder::archives);
  }

  /// Begins to look.
  public static HistoryLook at(HistoryFolder folder) {
    return new HistoryLook(folder);
  }

  /// The numbers that are taken, the latest first.
  List<Long> numbers() {
    return numbers.get();
  }

  /// The digests of the archives that are there.
  List<String> archives() {
    return archives.get();
  }

  /// The number for the next record.
  long next() {
    return numbers().isEmpty() ? 1 : numbers().getFirst() + 1;
  }

  /// Makes `folder` where nothing of it was found. What hinders it hinders whatever is written
  /// there, and is told then.
  void prepare(HistoryFolder folder) {
    try {
      if (numbers().isEmpty() && archives().isEmpty()) {
        folder.make();
      }
    } catch (StopException untold) {
      return;
    }
  }
}
