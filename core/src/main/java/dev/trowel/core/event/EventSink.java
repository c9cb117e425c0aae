package dev.trowel.core.event;

/// Is told of events, one at a time, from any thread.
@FunctionalInterface
public interface EventSink {
  /// Takes note of `event`.
  void accept(Event event);
}
