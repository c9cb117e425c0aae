package dev.trowel.core.emulator;

import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// How to run a local workspace.
///
/// @param folder where its content is kept; empty for one that is gone with the process
/// @param port 0 for any that is free
/// @param userName the e-mail address, or application id, of whoever asks
/// @param longLived whether the server outlives one command; others may then count on it
/// @param latency how long each request takes at least
public record EmulatorConfig(
    Optional<Path> folder,
    int port,
    String userName,
    boolean longLived,
    Duration latency,
    Behaviour behaviour) {

  /// A server for one command that keeps its content in `folder`.
  public static EmulatorConfig in(Path folder, String userName) {
    return new EmulatorConfig(
        Optional.of(folder), 0, userName, false, Duration.ZERO, Behaviour.DEFAULT);
  }

  /// A server without a folder.
  public static EmulatorConfig inMemory(String userName) {
    return new EmulatorConfig(
        Optional.empty(), 0, userName, false, Duration.ZERO, Behaviour.DEFAULT);
  }

  /// This one, kept running on `port` (0 for any).
  public EmulatorConfig longLived(int onPort) {
    return new EmulatorConfig(folder, onPort, userName, true, latency, behaviour);
  }

  /// This one, slower.
  public EmulatorConfig latency(Duration time) {
    return new EmulatorConfig(folder, port, userName, longLived, time, behaviour);
  }

  /// This one, with an observer in place of the one before.
  public EmulatorConfig observer(Consumer<Exchange> observer) {
    return with(behaviour.observer(observer));
  }

  /// This one, with faults in place of those before.
  public EmulatorConfig faults(Function<Request, Optional<Fault>> faults) {
    return with(behaviour.faults(faults));
  }

  /// This one, where asynchronous things are done after `reads` reads that saw them unfinished.
  public EmulatorConfig readsUntilReady(int reads) {
    return with(behaviour.readsUntilReady(reads));
  }

  /// This one, where these bearer tokens belong to these users.
  public EmulatorConfig users(Map<String, String> users) {
    return with(behaviour.users(users));
  }

  /// This one, with another clock for the times it gives.
  public EmulatorConfig clock(Clock clock) {
    return with(behaviour.clock(clock));
  }

  /// This one, which others may make go wrong when `yes`; never for users.
  public EmulatorConfig steered(boolean yes) {
    return with(behaviour.steered(yes));
  }

  private EmulatorConfig with(Behaviour changed) {
    return new EmulatorConfig(folder, port, userName, longLived, latency, changed);
  }
}
