package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the live objects behind recorded ids, all at once.
final class LiveReader {

  /// One object to read.
  record Wanted(ResourceKind kind, String id) {}

  private final RestClient rest;
  private final Diagnostics diagnostics;
  private final Map<ResourceKey, JsonNode> found = new ConcurrentHashMap<>();

  private LiveReader(RestClient rest, Diagnostics diagnostics) {
    this.rest = rest;
    this.diagnostics = diagnostics;
  }

  /// The live objects; a key whose object is gone is absent. What cannot be read is an error.
  static Map<ResourceKey, JsonNode> read(
      Map<ResourceKey, Wanted> wanted, RestClient rest, Diagnostics diagnostics) {
    LiveReader reader = new LiveReader(rest, diagnostics);
    Map<ResourceKey, Future<?>> running = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      wanted.forEach((key, one) -> running.put(key, threads.submit(() -> reader.read(key, one))));
    }
    running.values().forEach(LiveReader::rethrow);
    return Map.copyOf(reader.found);
  }

  private void read(ResourceKey key, Wanted wanted) {
    switch (wanted.kind().operations().read(rest, wanted.id())) {
      case Answer.Ok ok -> found.put(key, ok.body());
      case Answer.Refused refused when refused.isNotFound() -> {}
      case Answer.Refused refused ->
          diagnostics.add(unreadable(key, wanted.id(), Failures.text(refused)));
      case Answer.Unclear unclear ->
          diagnostics.add(unreadable(key, wanted.id(), unclear.reason()));
    }
  }

  private static Diagnostic unreadable(ResourceKey key, String id, String why) {
    return Diagnostic.error(
            "cannot-read-resource", "cannot read %s: id=%s: %s".formatted(key.stateKey(), id, why))
        .at(key.path())
        .detail("Nothing was changed. Check that this identity may see the object, and run again.");
  }

  private static void rethrow(Future<?> future) {
    Optional<Throwable> failure =
        future.state() == Future.State.FAILED
            ? Optional.of(future.exceptionNow())
            : Optional.empty();
    failure
        .filter(RuntimeException.class::isInstance)
        .map(RuntimeException.class::cast)
        .ifPresent(e -> {
          throw e;
        });
  }
}
