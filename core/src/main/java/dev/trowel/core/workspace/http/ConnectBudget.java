package dev.trowel.core.workspace.http;

import java.time.Duration;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/// The time all addresses of a host share for one connection; without it, each would have all of
/// it.
final class ConnectBudget {

  static final Duration LIMIT = Duration.ofSeconds(5);

  private static final String UNTIL = "trowel.connect-until";

  private ConnectBudget() {}

  /// A context whose connection has to be made by `LIMIT` from now.
  static HttpContext start() {
    HttpContext context = new BasicHttpContext();
    context.setAttribute(UNTIL, System.nanoTime() + LIMIT.toNanos());
    return context;
  }

  /// What is left, in milliseconds, at most `limit`.
  ///
  /// @throws ConnectTimeoutException when nothing is
  static int left(HttpContext context, int limit) throws ConnectTimeoutException {
    if (!(context.getAttribute(UNTIL) instanceof Long until)) {
      return limit;
    }
    long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new ConnectTimeoutException("no connection within " + LIMIT.toSeconds() + " s");
    }
    return (int) Math.min(left, limit);
  }
}
