package dev.trowel.core.lease;

import dev.trowel.core.event.EventSink;
import java.time.Duration;
import java.util.function.Consumer;

/// How to wait for who has the turn.
///
/// @param force whether to take it away from him instead
/// @param timeout how long, once it is known that he lives; zero: not at all
/// @param pause lets time pass
/// @param events is told whom one waits for
public record Waits(boolean force, Duration timeout, Consumer<Duration> pause, EventSink events) {}
