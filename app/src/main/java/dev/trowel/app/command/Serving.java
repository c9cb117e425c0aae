package dev.trowel.app.command;

import java.time.Duration;

/// How a local workspace is to be served.
///
/// @param port 0 for any that is free
/// @param latency how long each answer takes at least
/// @param faults whether others may make it go wrong, for tests
/// @param rate how many requests a second are answered; 0 for all
/// @param retryAfter how many seconds the others are asked to wait; 0 for none
public record Serving(int port, Duration latency, boolean faults, int rate, int retryAfter) {}
