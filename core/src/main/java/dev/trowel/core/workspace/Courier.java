package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.AdaptiveLimit;
import dev.trowel.core.workspace.http.Exchange;
import dev.trowel.core.workspace.http.Failures;
import dev.trowel.core.workspace.http.Lane;
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

/// Delivers requests: waits its turn, sends, repeats what may be repeated, and gives up with a
/// reason.
final class Courier {

  /// Who waited longer for its turn to send asks again whether it still may.
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final Wire wire;
  private final Credentials credentials;
  private final Surroundings around;
  private final AdaptiveLimit limit;
  private final Retries retries;
  private final Faults faults;
  private final Contact contact;
  private final Gate gate;
  private final Lane lane;
  private final Runnable confirmed;

  Courier(Transport transport, Credentials credentials, Surroundings around) {
    this.wire = new Wire(transport, credentials, around.version());
    this.credentials = credentials;
    this.around = around;
    this.limit = new AdaptiveLimit(around.time(), Transport.WIDTH);
    this.retries = new Retries(around.longestWait());
    this.faults = new Faults(credentials);
    this.contact = new Contact(around.time().now());
    this.gate = Gate.OPEN;
    this.lane = Lane.STEP;
    this.confirmed = () -> {};
  }

  private Courier(Courier other, Gate gate, Lane lane, Runnable confirmed) {
    this.wire = other.wire;
    this.credentials = other.credentials;
    this.around = other.around;
    this.limit = other.limit;
    this.retries = other.retries;
    this.faults = other.faults;
    this.contact = other.contact;
    this.gate = gate;
    this.lane = lane;
    this.confirmed = confirmed;
  }

  /// The same, where each further attempt of a changing request passes `other`, too.
  Courier minding(Gate other) {
    return new Courier(this, gate.and(other), lane, confirmed);
  }

  /// The same, where requests wait in `other`.
  Courier in(Lane other) {
    return new Courier(this, gate, other, confirmed);
  }

  /// The same, where what is read is given only, and changes are sent only, after `other` returned.
  Courier after(Runnable other) {
    return new Courier(this, gate, lane, other);
  }

  /// Sends `outgoing` until its answer is final.
  ///
  /// @return the workspace's answer of any status, or why nobody knows what came of the request
  /// @throws StopException when no request can succeed: login refused, host unreachable, no
  ///   workspace
  Delivery deliver(Outgoing outgoing) {
    if (!outgoing.isRead()) {
      confirmed.run();
    }
    try {
      return delivered(outgoing);
    } finally {
      // Whoever is refused here is refused there, too, and told so in its words.
      confirmed.run();
    }
  }

  private Delivery delivered(Outgoing outgoing) {
    Attempts attempts = new Attempts(around.time().now());
    while (true) {
      attempts.next();
      Exchange exchange = authorised(outgoing, attempts);
      attempts.ended(exchange);
      Optional<Duration> wait = retries.next(situation(outgoing, attempts), exchange);
      if (wait.isEmpty()) {
        return conclude(outgoing, exchange);
      }
      around.log().waiting(shown(outgoing), reason(exchange), wait.get());
      pause(wait.get());
      pass(outgoing);
    }
  }

  private Retries.Situation situation(Outgoing outgoing, Attempts attempts) {
    Instant now = around.time().now();
    return new Retries.Situation(
        outgoing.repeatable(),
        attempts.faults(now),
        attempts.refusals(contact.lastServed(), now),
        now,
        contact.isHeard());
  }

  /// A token may end sooner than it says: then one more is worth a try.
  private Exchange authorised(Outgoing outgoing, Attempts attempts) {
    try {
      Map<String, String> proof = credentials.headers();
      Exchange exchange = send(outgoing, attempts);
      boolean refused = exchange instanceof Exchange.Answered(var reply) && reply.status() == 401;
      if (!refused || !credentials.renew(proof)) {
        return exchange;
      }
      pass(outgoing);
      return send(outgoing, attempts);
    } catch (LoginFailure failure) {
      throw faults.loginFailed(failure);
    }
  }

  /// While it waits time passes, and others may have begun to change the same things.
  private void pass(Outgoing outgoing) {
    if (!outgoing.isRead()) {
      gate.pass();
    }
  }

  private Exchange send(Outgoing outgoing, Attempts attempts) {
    Instant asked = around.time().now();
    AdaptiveLimit.Permit permit = permit(attempts.count() > 1);
    Instant start = around.time().now();
    attempts.sent(start);
    boolean open = true;
    try {
      if (Duration.between(asked, start).compareTo(AT_ONCE) > 0) {
        pass(outgoing);
      }
      Exchange exchange = wire.send(outgoing);
      open = false;
      account(permit, exchange);
      log(outgoing, attempts.count(), exchange, Duration.between(start, around.time().now()));
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
        contact.heard();
        permit.throttled(Retries.asked(reply, around.time().now()));
      }
      case Exchange.Answered(Reply reply) -> {
        served(reply);
        permit.answered();
      }
      case Exchange.NotReached _, Exchange.Broken _ -> permit.failed();
    }
  }

  /// Signs of life go on for ever: they are no reason for others to do so.
  private void served(Reply reply) {
    if (lane == Lane.BEAT || reply.status() >= 500) {
      contact.heard();
    } else {
      contact.served(around.time().now());
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

  private AdaptiveLimit.Permit permit(boolean again) {
    try {
      return limit.acquire(lane, again);
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
