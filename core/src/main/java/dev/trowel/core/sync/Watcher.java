package dev.trowel.core.sync;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Notices that files changed: looks at them again and again, as a file system tells of changes by
/// other machines, and of those in some containers, to nobody.
public final class Watcher {

  private final Supplier<SortedMap<String, String>> look;
  private final Runnable pause;
  private SortedMap<String, String> seen = new TreeMap<>();
  private boolean isKnown = true;

  /// @param look gives what each file holds, by path; files that did not change are not opened
  /// @param pause lets time pass between two looks; what it throws ends the waiting
  public Watcher(Supplier<SortedMap<String, String>> look, Runnable pause) {
    this.look = look;
    this.pause = pause;
  }

  /// Takes the files as they are now for known.
  public void know() {
    seen = look.get();
    isKnown = true;
  }

  /// Takes nothing for known: what was seen did not get to where it belongs.
  public void forget() {
    isKnown = false;
  }

  /// Returns once they are others than known, and stayed so for a pause: who writes one file often
  /// writes more.
  public void awaitChange() {
    SortedMap<String, String> now = seen;
    SortedMap<String, String> before;
    do {
      before = now;
      pause.run();
      now = look.get();
    } while ((isKnown && now.equals(seen)) || !now.equals(before));
    seen = now;
    isKnown = true;
  }
}
