package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.kind.Await;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Waits for objects that the workspace makes or changes in its own time (format.md 4.6).
///
/// @param limit waits no longer than this, where set (`DATABRICKS_BUNDLE_RESOURCE_MAX_WAIT`); zero:
///   not at all
/// @param settle how long a request may be on its way whose answer nobody got, and how long what
///   was made may not be seen everywhere
public record Waiter(
    RestClient rest,
    EventSink events,
    InstantSource clock,
    Pause pause,
    Optional<Duration> limit,
    Duration settle) {

  /// How long a request may be on its way, unless somebody knows better.
  public static final Duration SETTLE = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration OPERATION = Duration.ofHours(2);

  /// Lets time pass.
  @FunctionalInterface
  public interface Pause {
    /// Returns after `duration`.
    void of(Duration duration);
  }

  /// How waiting ended.
  sealed interface End {
    /// The object is ready, or one need not wait for it; the object as last read, where it was.
    record Ready(Optional<JsonNode> live) implements End {}

    /// It will not be ready; why, in one line.
    record Failed(String reason) implements End {}
  }

  /// One that settles within the usual time.
  public Waiter(
      RestClient rest,
      EventSink events,
      InstantSource clock,
      Pause pause,
      Optional<Duration> limit) {
    this(rest, events, clock, pause, limit, SETTLE);
  }

  /// The same, over another client.
  public Waiter over(RestClient client) {
    return new Waiter(client, events, clock, pause, limit, settle);
  }

  /// The same, where all is settled after `window`.
  public Waiter settling(Duration window) {
    return new Waiter(rest, events, clock, pause, limit, window);
  }

  /// Asks `done` again and again, the last time when `window` is over; whether it said yes.
  public boolean within(Duration window, BooleanSupplier done) {
    Duration left = window;
    Duration next = SHORTEST;
    while (!done.getAsBoolean()) {
      if (left.isZero()) {
        return false;
      }
      Duration nap = next.compareTo(left) > 0 ? left : next;
      pause.of(nap);
      left = left.minus(nap);
      next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }
    return true;
  }

  /// The same, which tells `other` what happens.
  public Waiter telling(EventSink other) {
    return new Waiter(rest, other, clock, pause, limit);
  }

  /// Waits until the object `id` is ready; without `await` it is so at once.
  End await(ResourceKey key, Operations operations, String id, Optional<Await> await) {
    if (await.isEmpty() || limit.filter(Duration::isZero).isPresent()) {
      return new End.Ready(Optional.empty());
    }
    Duration longest =
        limit.filter(l -> l.compareTo(await.get().limit()) < 0).orElse(await.get().limit());
    return poll(key, operations, id, await.get(), longest);
  }

  private End poll(
      ResourceKey key, Operations operations, String id, Await await, Duration longest) {
    Patience patience = patience(longest);
    String said = "";
    while (true) {
      Optional<JsonNode> live = read(operations, id);
      Progress progress = live.map(await.check()).orElse(new Progress.Pending("unknown"));
      switch (progress) {
        case Progress.Ready _ -> {
          return new End.Ready(live);
        }
        case Progress.Failed(String reason) -> {
          return new End.Failed(reason);
        }
        case Progress.Pending(String state) -> said = say(key, state, said);
      }
      if (!patience.again()) {
        return new End.Failed("still " + said + " after " + longest.toSeconds() + " s");
      }
    }
  }

  /// Waits until the work that `asks` asks about is done.
  End work(ResourceKey key, Call asks, Function<JsonNode, Progress> check) {
    Patience patience = patience(OPERATION);
    String said = "";
    do {
      Progress progress =
          rest.send(asks) instanceof Answer.Ok ok
              ? check.apply(ok.body())
              : new Progress.Pending("unknown");
      switch (progress) {
        case Progress.Ready _ -> {
          return new End.Ready(Optional.empty());
        }
        case Progress.Failed(String reason) -> {
          return new End.Failed(reason);
        }
        case Progress.Pending(String state) -> said = say(key, state, said);
      }
    } while (patience.again());
    return new End.Failed("still " + said + " after " + OPERATION.toSeconds() + " s");
  }

  /// Waits until the object `id` cannot be seen any more.
  End gone(ResourceKey key, Operations operations, String id, Duration longest) {
    Patience patience = patience(longest);
    String said = "";
    do {
      if (operations.read(rest, id) instanceof Answer.Refused refused && refused.isNotFound()) {
        return new End.Ready(Optional.empty());
      }
      said = say(key, "deleting", said);
    } while (patience.again());
    return new End.Failed("still there after " + longest.toSeconds() + " s");
  }

  Patience patience(Duration limit) {
    return new Patience(clock, pause, limit);
  }

  private String say(ResourceKey key, String state, String said) {
    if (!state.equals(said)) {
      events.accept(new Event.Waiting(key, state));
    }
    return state;
  }

  /// The object as it is now; empty when it cannot be read.
  Optional<JsonNode> read(Operations operations, String id) {
    return operations.read(rest, id) instanceof Answer.Ok ok
        ? Optional.of(ok.body())
        : Optional.empty();
  }
}
