package dev.trowel.core.workspace.http;

import java.util.EnumMap;
import java.util.Map;

/// How many requests may be under way: doubles with each round of answers until they take longer or
/// the workspace asks for less, then grows by one a round. Not safe for threads.
final class Width {

  private static final int START = 16;

  private final int most;
  private final Map<Lane, Latency> latencies = new EnumMap<>(Lane.class);
  private int limit;
  private int kept;
  private boolean doubling = true;

  Width(int most) {
    this.most = most;
    this.limit = Math.min(START, most);
  }

  int limit() {
    return limit;
  }

  /// An answer came after `nanos`.
  void answered(Lane lane, long nanos) {
    Latency latency = latencies.computeIfAbsent(lane, _ -> new Latency());
    latency.add((double) nanos);
    if (latency.isRising()) {
      doubling = false;
      kept = 0;
      return;
    }
    kept++;
    if (limit < most && (doubling || kept >= limit)) {
      limit++;
      kept = 0;
    }
  }

  /// The workspace asked for fewer: half of them, but no less than `rate` a second needs, which is
  /// 0 when there is no such rate.
  void halve(double rate) {
    double usual = latencies.values().stream().mapToDouble(Latency::recent).max().orElse(0);
    int needed = (int) Math.ceil(1.25 * rate * usual / 1e9);
    limit = Math.clamp(Math.max(limit / 2, Math.min(limit, needed)), 1, most);
    doubling = false;
    kept = 0;
  }
}
