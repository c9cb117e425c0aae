package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the headers of another proof for a while.
final class KeptProof implements Proof {

  private final Time time;
  private final Duration fresh;
  private final Proof source;
  private @Nullable Map<String, String> headers;
  private Instant until = Instant.MIN;

  KeptProof(Time time, Duration fresh, Proof source) {
    this.time = time;
    this.fresh = fresh;
    this.source = source;
  }

  @Override
  public synchronized Map<String, String> headers() {
    Map<String, String> known = headers;
    if (known == null || !time.now().isBefore(until)) {
      known = Map.copyOf(source.headers());
      headers = known;
      until = time.now().plus(fresh);
    }
    return known;
  }
}
