package dev.trowel.app.wiring;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.workspace.http.RequestLog;
import java.time.Duration;

/// Lets whoever shows what is going on know why nothing is.
final class PauseLog implements RequestLog {

  private final RequestLog next;
  private volatile EventSink events = event -> {};

  /// @param next is told of everything
  PauseLog(RequestLog next) {
    this.next = next;
  }

  /// From now on `sink` is told of pauses.
  void tell(EventSink sink) {
    events = sink;
  }

  @Override
  public boolean wantsBodies() {
    return next.wantsBodies();
  }

  @Override
  public void sent(Entry entry) {
    next.sent(entry);
  }

  @Override
  public void waiting(String request, String reason, Duration duration) {
    next.waiting(request, reason, duration);
    boolean asked = reason.startsWith("429 ") || reason.startsWith("503 ");
    events.accept(new Event.Pausing(duration, asked));
  }
}
