package dev.trowel.gate;

import java.io.IOException;

/// What goes wrong around a command.
enum Weather {
  THROTTLED("answer", "\"status\": 429, \"times\": 10, \"headers\": {\"Retry-After\": \"3\"}"),
  BUSY("answer", "\"status\": 503, \"times\": 5"),
  GATEWAY_BEFORE("answer", "\"status\": 504"),
  GATEWAY_AFTER("answer", "\"status\": 504, \"after\": true"),
  RESET_BEFORE("drop", "\"after\": false"),
  RESET_AFTER("drop", "\"after\": true"),
  RESETS("drop", "\"times\": 4"),
  SLOW("slow", "\"pieces\": 5, \"millis\": 1"),
  HALF("half", "\"times\": 1"),
  LOGIN_PAGE("answer", "\"html\": \"<html>Please log in</html>\""),
  PROXY_PAGE("answer", "\"status\": 502, \"html\": \"<html>Bad gateway</html>\", \"after\": true"),
  REFUSED_LOGIN("answer", "\"status\": 401"),
  EXPIRED("answer", "\"status\": 401, \"times\": 1000000"),
  PROXY_DIES("drop", "\"times\": 1000000"),
  LAG("", "") {
    @Override
    void begin(Helm helm, int at) throws IOException {
      helm.lag(2);
    }
  },
  AHEAD("", "") {
    @Override
    void begin(Helm helm, int at) throws IOException {
      helm.skew(3600);
    }
  },
  BEHIND("", "") {
    @Override
    void begin(Helm helm, int at) throws IOException {
      helm.skew(-3600);
    }
  };

  private final String kind;
  private final String order;

  Weather(String kind, String order) {
    this.kind = kind;
    this.order = order;
  }

  /// Lets it begin with the request `at`, 1 for the next one.
  void begin(Helm helm, int at) throws IOException {
    begin(helm, at, "");
  }

  /// The same, of the requests in whose line `match` is found.
  void begin(Helm helm, int at, String match) throws IOException {
    helm.arm(
        "{\"kind\": \"%s\", \"at\": %d, \"match\": \"%s\", \"changes\": false, %s}"
            .formatted(kind, at, match, order));
  }

  /// Whether it matters with which request it begins.
  boolean isSudden() {
    return !kind.isEmpty();
  }
}
