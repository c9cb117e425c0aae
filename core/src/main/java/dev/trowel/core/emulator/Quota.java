package dev.trowel.core.emulator;

import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Refuses what is more than so many requests in one second of its clock, as workspaces do.
public final class Quota implements Function<Request, Optional<Fault>> {

  private static final String OURS = "/.well-known/";

  private final int rate;
  private final Fault refusal;
  private final InstantSource clock;
  private long second;
  private int taken;

  /// @param rate requests a second; 0 refuses nothing
  /// @param retryAfter what is asked for with a refusal, in seconds; 0 for nothing
  public Quota(int rate, int retryAfter, InstantSource clock) {
    this.rate = rate;
    this.clock = clock;
    this.refusal =
        Fault.Answer.of(
            429,
            "REQUEST_LIMIT_EXCEEDED",
            "Only " + rate + " requests a second are answered here.",
            retryAfter > 0 ? retryAfter : -1);
  }

  /// The refusal of a request that is one too many.
  @Override
  public synchronized Optional<Fault> apply(Request request) {
    if (rate == 0 || request.path().startsWith(OURS)) {
      return Optional.empty();
    }
    long now = clock.instant().getEpochSecond();
    taken = now == second ? taken + 1 : 1;
    second = now;
    return taken > rate ? Optional.of(refusal) : Optional.empty();
  }
}
