package dev.trowel.core.workspace.http;

import static dev.trowel.core.workspace.http.RefusingServer.SECOND;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/// All requests of a large deployment at once, through an [Admission] to a [RefusingServer], in a
/// time of its own: the same each time.
final class Rush {

  private static final long MILLI = SECOND / 1000;

  private static final Retries RETRIES = new Retries(Duration.ofSeconds(30));

  /// Something that happens at a time; of two at once, what was foreseen first.
  private record Event(long at, long order, Runnable what) {}

  private final RefusingServer server;
  private final long latency;
  private final long jitter;
  private final int retryAfter;
  private final Random random = new Random(7);
  private final Admission admission = new Admission(Transport.WIDTH);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final List<Long> done = new ArrayList<>();
  private long now;
  private long order;
  private long woken = -1;
  private int mostRefusals;
  private int failed;
  private int answersUntilFullWidth = -1;

  /// @param retryAfter what the server asks for, in seconds; negative when it does not
  Rush(RefusingServer server, Duration latency, Duration jitter, int retryAfter) {
    this.server = server;
    this.latency = latency.toNanos();
    this.jitter = jitter.toNanos();
    this.retryAfter = retryAfter;
  }

  /// Sends `requests`, all wanted at once, until none is left.
  Rush run(int requests) {
    for (int i = 0; i < requests; i++) {
      enter(Lane.STEP, 0);
    }
    admission.admit(now);
    while (done.size() + failed < requests) {
      watch();
      Event event = events.remove();
      now = event.at();
      event.what().run();
      admission.admit(now);
    }
    return this;
  }

  private void enter(Lane lane, int refusals) {
    Waiter[] self = new Waiter[1];
    self[0] = new Waiter(lane, () -> send(self[0], refusals));
    admission.enter(self[0], refusals > 0, now);
  }

  private void send(Waiter waiter, int refusals) {
    long there = now + latency / 2 + (jitter == 0 ? 0 : (long) (random.nextDouble() * jitter));
    at(
        there,
        () -> {
          boolean accepted = server.accepts(now);
          at(now + latency / 2, () -> answered(waiter, refusals, accepted));
        });
  }

  private void answered(Waiter waiter, int refusals, boolean accepted) {
    if (!accepted) {
      refused(waiter, refusals + 1);
      return;
    }
    admission.answered(waiter, now);
    done.add(now);
    if (answersUntilFullWidth < 0 && admission.limit() == Transport.WIDTH) {
      answersUntilFullWidth = done.size();
    }
  }

  private void refused(Waiter waiter, int refusals) {
    admission.refused(waiter, now, retryAfter * SECOND);
    mostRefusals = Math.max(mostRefusals, refusals);
    RETRIES
        .next(situation(refusals), reply())
        .ifPresentOrElse(
            wait -> at(now + wait.toNanos(), () -> enter(waiter.lane(), refusals)), () -> failed++);
  }

  private Retries.Situation situation(int refusals) {
    Retries.Tries none = new Retries.Tries(0, Duration.ZERO);
    Duration since = Duration.ofNanos(now - (done.isEmpty() ? 0 : done.getLast()));
    return new Retries.Situation(
        false, none, new Retries.Tries(refusals, since), Instant.EPOCH, true);
  }

  private Exchange reply() {
    Map<String, List<String>> headers =
        retryAfter < 0 ? Map.of() : Map.of("Retry-After", List.of(Integer.toString(retryAfter)));
    return new Exchange.Answered(new Reply(429, "", headers, new byte[0]));
  }

  /// One looks at the clock for all who wait, as the threads of an [AdaptiveLimit] do.
  private void watch() {
    if (admission.isWaitingForTime(now) && woken <= now) {
      woken = admission.due();
      at(woken, () -> {});
    }
  }

  private void at(long when, Runnable what) {
    events.add(new Event(when, order++, what));
  }

  /// Requests a second, of the first `requests`.
  double rateOfFirst(int requests) {
    return (double) requests * SECOND / done.get(requests - 1);
  }

  /// Requests a second, from so long after the start.
  double rateAfter(Duration warmUp) {
    long later = done.stream().filter(at -> at > warmUp.toNanos()).count();
    return (double) later * SECOND / (now - warmUp.toNanos());
  }

  /// How often one request was refused at most.
  int mostRefusals() {
    return mostRefusals;
  }

  /// Requests that were given up.
  int failed() {
    return failed;
  }

  /// After how many answers as many were under way as may be; negative for never.
  int answersUntilFullWidth() {
    return answersUntilFullWidth;
  }

  /// What came of it, for messages.
  @Override
  public String toString() {
    return "%d done in %d ms, %d refusals of one at most"
        .formatted(done.size(), now / MILLI, mostRefusals);
  }
}
