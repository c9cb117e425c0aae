package dev.trowel.app.wiring;

import dev.trowel.app.command.LocalHost;
import dev.trowel.app.command.Serving;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.FolderHeldException;
import dev.trowel.core.emulator.Owner;
import dev.trowel.core.emulator.Quota;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The local workspaces that this process runs.
final class LocalServers {

  /// Longer than a command on the local workspace takes; who waits longer should know for whom.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Time time;
  private final List<EmulatorServer> running = new ArrayList<>();
  private final Map<Path, LocalHost> own = new HashMap<>();

  LocalServers(Time time) {
    this.time = time;
  }

  /// As [dev.trowel.app.command.Engine#runLocal].
  LocalHost run(Path folder, String user) {
    // A command that goes to two targets finds both in one workspace.
    LocalHost known = own.get(folder);
    LocalHost host = known == null ? found(folder, user) : known;
    own.put(folder, host);
    return host;
  }

  private LocalHost found(Path folder, String user) {
    Instant end = time.now().plus(PATIENCE);
    while (true) {
      try {
        Optional<Owner> owner = EmulatorServer.owner(folder).filter(Owner::longLived);
        return owner.isPresent()
            ? new LocalHost(owner.get().uri(), true)
            : new LocalHost(start(EmulatorConfig.in(prepared(folder), user)), false);
      } catch (FolderHeldException held) {
        waitUntil(end, folder, held);
      } catch (IOException e) {
        throw broken(folder, e);
      }
    }
  }

  /// As [dev.trowel.app.command.Engine#serveLocal].
  URI serve(Path folder, String user, Serving serving) {
    Instant end = time.now().plus(PATIENCE);
    while (true) {
      try {
        return start(
            EmulatorConfig.in(prepared(folder), user)
                .longLived(serving.port())
                .latency(serving.latency())
                .faults(new Quota(serving.rate(), serving.retryAfter(), Clock.systemUTC()))
                .steered(serving.faults()));
      } catch (FolderHeldException held) {
        if (held.owner().filter(Owner::longLived).isPresent()) {
          throw held(folder, held);
        }
        waitUntil(end, folder, held);
      } catch (IOException e) {
        throw broken(folder, e);
      }
    }
  }

  /// Ends those that were started; what they acknowledged is kept.
  void close() {
    for (EmulatorServer server : running) {
      try {
        server.close();
      } catch (IOException e) {
        throw new StopException(
            Diagnostic.error("local-workspace-broken", "the local workspace does not close: " + e));
      }
    }
    running.clear();
    own.clear();
  }

  private URI start(EmulatorConfig config) throws IOException {
    EmulatorServer server = EmulatorServer.start(config);
    running.add(server);
    return server.uri();
  }

  /// The folder, hidden from git and from deployments: it may lie in a bundle.
  private static Path prepared(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
    return folder;
  }

  private void waitUntil(Instant end, Path folder, FolderHeldException held) {
    if (!time.now().isBefore(end)) {
      throw held(folder, held);
    }
    try {
      time.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw held(folder, held);
    }
  }

  private static StopException held(Path folder, FolderHeldException held) {
    String holder =
        held.owner()
            .map(owner -> "process " + owner.pid() + ", which listens at " + owner.uri())
            .orElse("a process that does not say who it is");
    return new StopException(
        Diagnostic.error("local-workspace-held", "the local workspace in " + folder + " is in use")
            .detail(
                "It is held by "
                    + holder
                    + ".\nWait until that command is done, or give another folder: --local=DIR."));
  }

  private static StopException broken(Path folder, IOException failure) {
    return new StopException(
        Diagnostic.error(
                "local-workspace-broken",
                "the local workspace in " + folder + " does not start: " + failure.getMessage())
            .detail(
                "Its content may be damaged, or the port taken. Move the folder away to begin with"
                    + " an empty workspace."));
  }
}
