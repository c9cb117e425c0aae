package dev.trowel.core.lease;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.lease.Watch.Standing;
import java.time.Duration;

/// Says whom one waits for, when that changes and twice a minute.
final class Telling {

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final EventSink events;
  private String told = "";
  private Duration quiet = Duration.ZERO;

  Telling(EventSink events) {
    this.events = events;
  }

  /// Lets it know that time passed.
  void passed(Duration time) {
    quiet = quiet.plus(time);
  }

  void tell(Holder holder, Standing standing) {
    String stage = holder.phase().replaceAll(" \\d.*", "");
    say(holder.who() + standing + stage, line(holder, standing));
  }

  private static String line(Holder holder, Standing standing) {
    String doing = holder.doing().isEmpty() ? "" : ": " + holder.doing();
    return standing == Standing.UNKNOWN
        ? "Looking whether the deployment by " + holder.who() + " lives" + doing
        : "Waiting for the deployment by " + holder.who() + doing;
  }

  /// @param what is said again only when this changes, or after some time
  void say(String what, String line) {
    if (!what.equals(told) || quiet.compareTo(AGAIN) >= 0) {
      told = what;
      quiet = Duration.ZERO;
      events.accept(new Event.Queueing(line));
    }
  }
}
