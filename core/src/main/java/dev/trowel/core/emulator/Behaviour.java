package dev.trowel.core.emulator;

import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.steer.SteeringPage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// How a local workspace behaves beyond the ordinary; tests change it, users do not.
///
/// @param observer is told every request and what was answered, before the client gets the answer
/// @param faults says what goes wrong with a request, empty for nothing
/// @param readsUntilReady how often something asynchronous is read before it is done; 0 for at once
/// @param users who a bearer token belongs to; tokens not listed belong to the configured user
/// @param steered whether others may make the server go wrong, by [SteeringPage]
public record Behaviour(
    Consumer<Exchange> observer,
    Function<Request, Optional<Fault>> faults,
    int readsUntilReady,
    Map<String, String> users,
    Clock clock,
    boolean steered) {
  /// Nothing goes wrong, nobody looks, and asynchronous things are done at the second look.
  public static final Behaviour DEFAULT =
      new Behaviour(
          exchange -> {}, request -> Optional.empty(), 1, Map.of(), Clock.systemUTC(), false);

  public Behaviour {
    users = Map.copyOf(users);
  }

  Behaviour observer(Consumer<Exchange> other) {
    return new Behaviour(other, faults, readsUntilReady, users, clock, steered);
  }

  Behaviour faults(Function<Request, Optional<Fault>> other) {
    return new Behaviour(observer, other, readsUntilReady, users, clock, steered);
  }

  Behaviour readsUntilReady(int other) {
    return new Behaviour(observer, faults, other, users, clock, steered);
  }

  Behaviour users(Map<String, String> other) {
    return new Behaviour(observer, faults, readsUntilReady, other, clock, steered);
  }

  Behaviour clock(Clock other) {
    return new Behaviour(observer, faults, readsUntilReady, users, other, steered);
  }

  Behaviour steered(boolean other) {
    return new Behaviour(observer, faults, readsUntilReady, users, clock, other);
  }
}
