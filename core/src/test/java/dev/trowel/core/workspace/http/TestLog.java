package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps all it is told.
public final class TestLog implements RequestLog {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<String> waits = new CopyOnWriteArrayList<>();
  private volatile Runnable meanwhile = () -> {};

  /// What else happens before a request waits to be sent again.
  public void meanwhile(Runnable action) {
    meanwhile = action;
  }

  @Override
  public boolean wantsBodies() {
    return true;
  }

  @Override
  public void sent(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void waiting(String request, String reason, Duration duration) {
    waits.add(request + ": " + reason + ", " + duration.toSeconds() + " s");
    meanwhile.run();
  }

  public List<Entry> entries() {
    return entries;
  }

  public List<String> waits() {
    return waits;
  }
}
