package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.AdaptiveLimit;
import dev.trowel.core.workspace.http.Exchange;
import dev.trowel.core.workspace.http.Failures;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Redaction;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Retries;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.core.workspace.login.Credentials;
import dev.trowel.core.workspace.login.LoginFailure;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Delivers requests: waits its turn, sends, repeats what may be repeated, and gives up with a
/// reason.
final class Courier {

  private final Wire wire;
  private final Credentials credentials;
  private final Surroundings around;
  private final AdaptiveLimit limit;
  private final Retries retries;
  private final Faults faults;
  private final AtomicBoolean heard;
  private final Gate gate;

  Courier(Transport transport, Credentials credentials, Surroundings around) {
    this.wire = new Wire(transport, credentials, around.version());
    this.credentials = credentials;
    this.around = around;
    this.limit = new AdaptiveLimit(around.time(), Transport.WIDTH);
    this.retries = new Retries(around.longestWait());
    this.faults = new Faults(credentials);
    this.heard = new AtomicBoolean();
    this.gate = Gate.OPEN;
  }

  private Courier(Courier other, Gate gate) {
    this.wire = other.wire;
    this.credentials = other.credentials;
    this.around = other.around;
    this.limit = other.limit;
    this.retries = other.retries;
    this.faults = other.faults;
    this.heard = other.heard;
    this.gate = gate;
  }

  /// The same, where each further attempt of a changing request passes `other`, too.
  Courier minding(Gate other) {
    return new Courier(this, gate.and(other));
  }

  /// Sends `outgoing` until its answer is final.
  ///
  /// @return the workspace's answer of any status, or why nobody knows what came of the request
  /// @throws StopException when no request can succeed: login refused, host unreachable, no
  ///   workspace
  Delivery deliver(Outgoing outgoing) {
    Instant start = around.time().now();
    for (int attempt = 1; ; attempt++) {
      Exchange exchange = authorised(outgoing, attempt);
      Optional<Duration> wait = retries.next(situation(outgoing, attempt, start), exchange);
      if (wait.isEmpty()) {
        return conclude(outgoing, exchange);
      }
      around.log().waiting(shown(outgoing), reason(exchange), wait.get());
      pause(wait.get());
      pass(outgoing);
    }
  }

  private Retries.Situation situation(Outgoing outgoing, int attempt, Instant start) {
    Instant now = around.time().now();
    return new Retries.Situation(
        outgoing.repeatable(), attempt, now, Duration.between(start, now), heard.get());
  }

  /// A token may end sooner than it says: then one more is worth a try.
  private Exchange authorised(Outgoing outgoing, int attempt) {
    try {
      Map<String, String> proof = credentials.headers();
      Exchange exchange = send(outgoing, attempt);
      boolean refused = exchange instanceof Exchange.Answered(var reply) && reply.status() == 401;
      if (!refused || !credentials.renew(proof)) {
        return exchange;
      }
      pass(outgoing);
      return send(outgoing, attempt);
    } catch (LoginFailure failure) {
      throw faults.loginFailed(failure);
    }
  }

  /// Between two attempts time passes, and others may have begun to change the same things.
  private void pass(Outgoing outgoing) {
    if (!outgoing.isRead()) {
      gate.pass();
    }
  }

  private Exchange send(Outgoing outgoing, int attempt) {
    AdaptiveLimit.Permit permit = permit();
    Instant start = around.time().now();
    boolean open = true;
    try {
      Exchange exchange = wire.send(outgoing);
      open = false;
      account(permit, exchange);
      log(outgoing, attempt, exchange, Duration.between(start, around.time().now()));
      return exchange;
    } finally {
      if (open) {
        permit.failed();
      }
    }
  }

  private void account(AdaptiveLimit.Permit permit, Exchange exchange) {
    switch (exchange) {
      case Exchange.Answered(Reply reply) when Retries.isThrottled(reply.status()) -> {
        heard.set(true);
        permit.throttled();
      }
      case Exchange.Answered _ -> {
        heard.set(true);
        permit.answered();
      }
      case Exchange.NotReached _, Exchange.Broken _ -> permit.failed();
    }
  }

  private Delivery conclude(Outgoing outgoing, Exchange exchange) {
    return switch (exchange) {
      case Exchange.NotReached(var cause) -> throw faults.unreachable(cause);
      case Exchange.Broken(var cause) -> new Delivery.Lost(Failures.describe(cause));
      case Exchange.Answered(Reply reply) -> {
        faults.check(outgoing, reply);
        yield new Delivery.Arrived(reply);
      }
    };
  }

  private AdaptiveLimit.Permit permit() {
    try {
      return limit.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void pause(Duration wait) {
    try {
      around.time().sleep(wait);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static StopException interrupted() {
    Thread.currentThread().interrupt();
    return Faults.interrupted();
  }

  private static String shown(Outgoing outgoing) {
    return outgoing.verb() + " " + Redaction.path(outgoing.path());
  }

  private static String reason(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered(Reply reply) -> reply.status() + " " + reply.reason();
      case Exchange.NotReached(var cause) -> Failures.describe(cause);
      case Exchange.Broken(var cause) -> Failures.describe(cause);
    };
  }

  private void log(Outgoing outgoing, int attempt, Exchange exchange, Duration took) {
    String path = outgoing.path();
    boolean bodies = around.log().wantsBodies();
    String request = bodies ? Redaction.body(path, outgoing.body()) : "";
    int status = exchange instanceof Exchange.Answered(Reply reply) ? reply.status() : 0;
    String answer =
        switch (exchange) {
          case Exchange.Answered(Reply reply) -> bodies ? Redaction.body(path, reply.body()) : "";
          case Exchange.NotReached _, Exchange.Broken _ -> reason(exchange);
        };
    around
        .log()
        .sent(
            new RequestLog.Entry(
                outgoing.verb(), Redaction.path(path), attempt, status, took, request, answer));
  }
}
