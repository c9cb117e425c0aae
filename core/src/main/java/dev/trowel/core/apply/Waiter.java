package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.kind.Await;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Waits for objects that the workspace makes or changes in its own time (format.md 4.6).
///
/// @param limit waits no longer than this, where set (`DATABRICKS_BUNDLE_RESOURCE_MAX_WAIT`); zero:
///   not at all
public record Waiter(
    RestClient rest, EventSink events, InstantSource clock, Pause pause, Optional<Duration> limit) {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);

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

  /// Waits until the object `id` is ready.
  End await(ResourceKey key, Operations operations, String id) {
    Optional<Await> await = operations.await();
    if (await.isEmpty() || limit.filter(Duration::isZero).isPresent()) {
      return new End.Ready(Optional.empty());
    }
    Duration longest =
        limit.filter(l -> l.compareTo(await.get().limit()) < 0).orElse(await.get().limit());
    return poll(key, operations, id, await.get(), longest);
  }

  private End poll(
      ResourceKey key, Operations operations, String id, Await await, Duration longest) {
    Instant end = clock.instant().plus(longest);
    Duration next = FIRST;
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
        case Progress.Pending(String state) -> {
          if (!state.equals(said)) {
            events.accept(new Event.Waiting(key, state));
            said = state;
          }
        }
      }
      if (clock.instant().plus(next).isAfter(end)) {
        return new End.Failed("still " + said + " after " + longest.toSeconds() + " s");
      }
      pause.of(next);
      next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }
  }

  /// The object as it is now; empty when it cannot be read.
  Optional<JsonNode> read(Operations operations, String id) {
    return operations.read(rest, id) instanceof Answer.Ok ok
        ? Optional.of(ok.body())
        : Optional.empty();
  }
}
