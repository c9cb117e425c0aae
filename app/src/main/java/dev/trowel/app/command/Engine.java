package dev.trowel.app.command;

import dev.trowel.core.event.EventSink;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.Opened;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.core.workspace.login.LoginSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/// Reaches workspaces; nothing is built before it is asked for. Closing it ends what it started.
public interface Engine extends AutoCloseable {

  /// Begins what every login takes and every deployment, beside the caller.
  void prepare();

  /// Logs in to a workspace.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when that is not possible
  Workspace login(LoginSettings settings);

  /// The same as who that was last, which is asked beside the first requests.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as [#login]
  Opened loginEarly(LoginSettings settings);

  /// Logs in to a local workspace that runs at `host`.
  Workspace local(URI host);

  /// Has a local workspace run: the one that runs on `folder` already, or one that ends with this
  /// engine.
  ///
  /// @param user who is logged in to one that is started
  /// @throws dev.trowel.schema.diagnostic.StopException `local-workspace-held` when another command
  ///   keeps the folder to itself, `local-workspace-broken` when it does not start
  LocalHost runLocal(Path folder, String user);

  /// Starts a local workspace that others may count on, until this engine is closed.
  ///
  /// @return where it listens
  /// @throws dev.trowel.schema.diagnostic.StopException as [#runLocal]; held also by one that runs
  ///   for long already
  URI serveLocal(Path folder, String user, Serving serving);

  /// The e-mail address that git puts on commits in `folder`, or one that stands for nobody.
  String gitUser(Path folder);

  /// The time that goes into what is written.
  Clock clock();

  /// The only way to wait.
  Time time();

  /// From now on `events` is told when a request is put off, by whatever workspace.
  void tell(EventSink events);

  /// The gate that closes when the program is asked to end.
  Halt halt();

  @Override
  void close();

  /// Makes the engine of one command.
  @FunctionalInterface
  interface Factory {
    /// An engine; cheap, as commands that need none get one, too.
    ///
    /// @param debug whether to tell of every request on stderr
    Engine open(boolean debug);
  }
}
