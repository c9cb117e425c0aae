package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Whether a request is sent again, and when; knows nothing of how.
public final class Retries {

  /// So long a throttled request is repeated while nothing else is served either; the incumbent
  /// counts from the first attempt (format.md 1.1).
  private static final Duration THROTTLED = Duration.ofMinutes(15);

  /// So long a failing read is repeated.
  private static final Duration FAILING = Duration.ofMinutes(3);

  private static final int MOST_FAILURES = 5;

  /// A new attempt to connect may start within this time; with the one under way it ends within 10
  /// s.
  private static final Duration REACH = Duration.ofSeconds(5);

  /// The same once the host was heard: then the network has a moment of weakness.
  private static final Duration REACH_AGAIN = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /// The same for a request that was only too early: the pace sees to the rest.
  private static final Duration EARLY = Duration.ofMillis(250);

  private final Duration longest;

  /// @param longest no wait that we choose is longer; a `Retry-After` may be
  public Retries(Duration longest) {
    this.longest = longest;
  }

  /// Attempts of one request that ended alike.
  ///
  /// @param times how many
  /// @param since how long ago the first of them began
  public record Tries(int times, Duration since) {}

  /// What is known of a request so far.
  ///
  /// @param repeatable whether sending it twice is as good as once
  /// @param faults attempts that failed; at least the last one, unless it was refused
  /// @param refusals attempts refused as too many; what was served to others meanwhile resets their
  ///   time
  /// @param now the time of asking
  /// @param heard whether the host ever answered anything
  public record Situation(
      boolean repeatable, Tries faults, Tries refusals, Instant now, boolean heard) {}

  /// How long to wait before sending again; empty when it is not to be sent again.
  public Optional<Duration> next(Situation situation, Exchange exchange) {
    Duration backoff = backoff(SHORTEST, situation.faults());
    return switch (exchange) {
      case Exchange.Answered(Reply reply) when isVague(reply) && !situation.repeatable() ->
          Optional.empty();
      case Exchange.Answered(Reply reply) when isThrottled(reply.status()) ->
          refused(situation, reply);
      case Exchange.Answered(Reply reply) ->
          isPassing(reply.status()) ? failing(situation, backoff) : Optional.empty();
      case Exchange.NotReached(var cause) when Failures.isUntrusted(cause) -> Optional.empty();
      case Exchange.NotReached _ ->
          within(situation.heard() ? REACH_AGAIN : REACH, situation.faults(), backoff);
      case Exchange.Broken _ -> failing(situation, backoff);
    };
  }

  /// How long a refusal wants to be left alone; empty when it does not say, or longer than anybody
  /// waits.
  public static Optional<Duration> asked(Reply reply, Instant now) {
    return retryAfter(reply, now).filter(wait -> wait.compareTo(THROTTLED) <= 0);
  }

  /// Whether it may also be a proxy that gave up on a workspace which took the request: who asks
  /// for fewer requests says when to come back.
  public static boolean isVague(Reply reply) {
    return reply.status() == 503 && reply.header("Retry-After").isEmpty();
  }

  /// Whether the workspace asks for fewer requests.
  public static boolean isThrottled(int status) {
    return status == 429 || status == 503;
  }

  /// Whether the request may have been taken although the answer is an error.
  public static boolean isPassing(int status) {
    return status == 408 || status == 500 || status == 502 || status == 504;
  }

  /// However often: it is not at fault, and the next time it is before others.
  private Optional<Duration> refused(Situation situation, Reply reply) {
    Duration shortest = reply.status() == 429 ? EARLY : SHORTEST;
    Duration wait =
        retryAfter(reply, situation.now()).orElse(backoff(shortest, situation.refusals()));
    return within(THROTTLED, situation.refusals(), wait);
  }

  private static Optional<Duration> failing(Situation situation, Duration wait) {
    return situation.repeatable() && situation.faults().times() <= MOST_FAILURES
        ? within(FAILING, situation.faults(), wait)
        : Optional.empty();
  }

  private static Optional<Duration> within(Duration budget, Tries tries, Duration wait) {
    return tries.since().plus(wait).compareTo(budget) <= 0 ? Optional.of(wait) : Optional.empty();
  }

  private Duration backoff(Duration shortest, Tries tries) {
    Duration wait = shortest.multipliedBy(1L << Math.clamp(tries.times() - 1, 0, 7));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  private static Optional<Duration> retryAfter(Reply reply, Instant now) {
    return reply.header("Retry-After").flatMap(text -> seconds(text).or(() -> until(text, now)));
  }

  private static Optional<Duration> seconds(String text) {
    boolean number = text.strip().matches("\\d{1,9}");
    return number
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }

  private static Optional<Duration> until(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
