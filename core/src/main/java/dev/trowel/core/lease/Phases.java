package dev.trowel.core.lease;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets those who wait for a lease see how far its holder is.
public final class Phases implements EventSink {

  private final EventSink next;
  private final Lease lease;
  private final int total;
  private final AtomicInteger ended = new AtomicInteger();

  /// @param next is told of everything, too
  /// @param total how many resources are to be changed
  public Phases(EventSink next, Lease lease, int total) {
    this.next = next;
    this.lease = lease;
    this.total = total;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Uploading _, Event.UploadingLibrary _ -> lease.phase("uploading");
      case Event.Started _ -> applying(ended.get());
      case Event.Done _, Event.Kept _, Event.Failed _, Event.Skipped _ ->
          applying(ended.incrementAndGet());
      case Event.PuttingBack _ -> lease.phase("putting back");
      case Event.Waiting _, Event.Uploaded _, Event.ScriptStarted _, Event.ScriptPrinted _ -> {}
      case Event.Building _, Event.BuildOutput _, Event.Queueing _, Event.Following _ -> {}
      case Event.Reading _, Event.Preparing _, Event.Changing _, Event.Pausing _ -> {}
    }
    next.accept(event);
  }

  private void applying(int done) {
    lease.phase(done >= total ? "recording" : "applying " + done + " of " + total);
  }
}
