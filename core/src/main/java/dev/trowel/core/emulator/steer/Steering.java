package dev.trowel.core.emulator.steer;

import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// What a steered server was told to do wrong, and what it was asked; safe for threads.
public final class Steering {

  private final Clock clock;
  private final List<Armed> orders = new ArrayList<>();
  private final TreeMap<Integer, Visit> visits = new TreeMap<>();
  private Duration skew = Duration.ZERO;
  private Lag lag = new Lag(0);

  /// Never less, so that a number stands for one request.
  private int requests;

  private int changes;

  /// @param clock the server's own, before it is set wrong
  public Steering(Clock clock) {
    this.clock = clock;
  }

  /// An order and how many requests it has counted.
  private static final class Armed {
    private final Order order;
    private int seen;

    Armed(Order order) {
      this.order = order;
    }

    Optional<Fault> next(String line) {
      return order.match().matcher(line).find() && order.meets(++seen)
          ? Optional.of(order.make())
          : Optional.empty();
    }
  }

  /// Notes a request that has come, with what is to go wrong with it.
  ///
  /// @param own what goes wrong with it unless it was steered otherwise
  public synchronized Visit arrived(Request request, String agent, Optional<Fault> own) {
    boolean change = isChange(request);
    requests++;
    changes += change ? 1 : 0;
    Visit visit =
        Visit.begun(
            requests,
            change ? changes : 0,
            request,
            agent,
            clock.instant(),
            fault(request, change).or(() -> own));
    visits.put(visit.number(), visit);
    notifyAll();
    return visit;
  }

  /// Notes that a request is done with.
  ///
  /// @param exchange what was answered
  public synchronized void left(Visit visit, Exchange exchange) {
    visits.computeIfPresent(
        visit.number(), (number, known) -> known.ended(clock.instant(), exchange.status()));
    lag.saw(exchange);
    notifyAll();
  }

  /// The clock by which the server lives, which may be wrong.
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return clock.instant().plus(skew());
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return clock().withZone(zone);
      }
    };
  }

  /// How wrong the clock is.
  public synchronized Duration skew() {
    return skew;
  }

  synchronized void skew(Duration by) {
    skew = by;
  }

  synchronized void lag(int reads) {
    lag = new Lag(reads);
  }

  synchronized void arm(Order order) {
    orders.add(new Armed(order));
  }

  /// Lets everything go well from now on; what is held goes on.
  synchronized void calm() {
    orders.clear();
    lag = new Lag(0);
    skew = Duration.ZERO;
    held().forEach(held -> held.complete(new Fault.Delay(Duration.ZERO)));
  }

  /// Counts from zero again; what is under way stays known.
  synchronized void forget() {
    visits.values().removeIf(visit -> !visit.isUnderWay());
    changes = 0;
  }

  /// Tells what becomes of all that is held, and waits until that has happened.
  synchronized int release(Fault instead, Duration patience) {
    List<CompletableFuture<Fault>> held = held();
    held.forEach(each -> each.complete(instead));
    await(() -> underWay() == 0, patience);
    return held.size();
  }

  /// Waits until something is held, or all that came was answered.
  synchronized boolean awaitHeld(Duration patience) {
    return await(() -> !held().isEmpty(), patience);
  }

  /// Waits until nothing is under way but what is held.
  synchronized boolean awaitQuiet(Duration patience) {
    return await(() -> underWay() == held().size(), patience);
  }

  synchronized List<Visit> visits() {
    return List.copyOf(visits.values());
  }

  synchronized int changes() {
    return changes;
  }

  private int underWay() {
    return (int) visits.values().stream().filter(Visit::isUnderWay).count();
  }

  private List<CompletableFuture<Fault>> held() {
    List<CompletableFuture<Fault>> held = new ArrayList<>();
    for (Visit visit : visits.values()) {
      if (visit.isHeld() && visit.fault().orElse(null) instanceof Fault.Hold(var until)) {
        held.add(until);
      }
    }
    return held;
  }

  private Optional<Fault> fault(Request request, boolean change) {
    String line = request.verb() + " " + decoded(request.target());
    Optional<Fault> found = lag.next(request);
    for (Armed armed : orders) {
      if (change || !armed.order.changes()) {
        Optional<Fault> fault = armed.next(line);
        found = found.or(() -> fault);
      }
    }
    return found;
  }

  private boolean await(BooleanSupplier condition, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isChange(Request request) {
    return !request.verb().equals("GET") && !request.verb().equals("HEAD");
  }

  private static String decoded(String target) {
    try {
      return URLDecoder.decode(target, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return target;
    }
  }
}
