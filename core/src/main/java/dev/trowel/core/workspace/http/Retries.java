package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Whether a request is sent again, and when; knows nothing of how.
public final class Retries {

  /// So long a throttled request is repeated, as the incumbent does (format.md 1.1).
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

  private final Duration longest;

  /// @param longest no wait that we choose is longer; a `Retry-After` may be
  public Retries(Duration longest) {
    this.longest = longest;
  }

  /// What is known of a request so far.
  ///
  /// @param repeatable whether sending it twice is as good as once
  /// @param attempt 1 after the first
  /// @param now the time of asking
  /// @param elapsed since the first attempt began
  /// @param heard whether the host ever answered anything
  public record Situation(
      boolean repeatable, int attempt, Instant now, Duration elapsed, boolean heard) {}

  /// How long to wait before sending again; empty when it is not to be sent again.
  public Optional<Duration> next(Situation situation, Exchange exchange) {
    Duration backoff = backoff(situation.attempt());
    return switch (exchange) {
      case Exchange.Answered(Reply reply) when isVague(reply) && !situation.repeatable() ->
          Optional.empty();
      case Exchange.Answered(Reply reply) when isThrottled(reply.status()) ->
          within(THROTTLED, situation, retryAfter(reply, situation.now()).orElse(backoff));
      case Exchange.Answered(Reply reply) ->
          isPassing(reply.status()) ? failing(situation, backoff) : Optional.empty();
      case Exchange.NotReached(var cause) when Failures.isUntrusted(cause) -> Optional.empty();
      case Exchange.NotReached _ ->
          within(situation.heard() ? REACH_AGAIN : REACH, situation, backoff);
      case Exchange.Broken _ -> failing(situation, backoff);
    };
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

  private static Optional<Duration> failing(Situation situation, Duration wait) {
    return situation.repeatable() && situation.attempt() <= MOST_FAILURES
        ? within(FAILING, situation, wait)
        : Optional.empty();
  }

  private static Optional<Duration> within(Duration budget, Situation situation, Duration wait) {
    return situation.elapsed().plus(wait).compareTo(budget) <= 0
        ? Optional.of(wait)
        : Optional.empty();
  }

  private Duration backoff(int attempt) {
    Duration wait = SHORTEST.multipliedBy(1L << Math.min(attempt - 1, 5));
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
