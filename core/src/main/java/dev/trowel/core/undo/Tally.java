package dev.trowel.core.undo;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;

/// What was put back and what was not; safe to use from many threads.
final class Tally {

  private final List<String> back = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  /// Tries something.
  @FunctionalInterface
  interface Work {
    /// Whether there was something to do.
    boolean done();
  }

  /// Does `work` on `what`, and notes how it went.
  void trying(String what, Work work) {
    try {
      if (work.done()) {
        back(what);
      }
    } catch (StopException stop) {
      lost(what, stop.diagnostics());
    }
  }

  synchronized void back(String what) {
    back.add(what);
  }

  synchronized void lost(String what, List<Diagnostic> why) {
    lost.add(what + ": " + String.join("; ", why.stream().map(Diagnostic::summary).toList()));
  }

  synchronized void lost(String what, String why) {
    lost.add(what + ": " + why);
  }

  /// Notes what `other` noted.
  void add(Tally other) {
    List<String> moreBack = other.back();
    List<String> moreLost = other.lost();
    synchronized (this) {
      back.addAll(moreBack);
      lost.addAll(moreLost);
    }
  }

  /// What is as it was again, sorted.
  synchronized List<String> back() {
    return back.stream().sorted().toList();
  }

  /// What is not, and why, sorted.
  synchronized List<String> lost() {
    return lost.stream().sorted().toList();
  }
}
