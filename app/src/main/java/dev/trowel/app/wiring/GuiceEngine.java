package dev.trowel.app.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.trowel.app.command.Engine;
import dev.trowel.app.command.LocalHost;
import dev.trowel.app.command.Serving;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.RequestPrinter;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.Opened;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.core.workspace.login.LoginSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The engine that users get; its parts are put together when the first of them is needed.
public final class GuiceEngine implements Engine {

  private static final String NOBODY = "local@example.com";

  private final Caller caller;
  private final Time time;
  private final Halt halt;
  private final PauseLog log;
  private @Nullable Injector injector;
  private volatile @Nullable LocalServers servers;

  /// One that nobody asks to end.
  public GuiceEngine(Caller caller, boolean debug) {
    this(caller, debug, Time.SYSTEM);
  }

  /// One that ends when it is asked to.
  public GuiceEngine(Caller caller, boolean debug, Halt halt) {
    this(caller, debug, Time.SYSTEM, halt);
  }

  /// The same, whose waits pass in another time.
  public GuiceEngine(Caller caller, boolean debug, Time time) {
    this(caller, debug, time, new Halt());
  }

  /// The same, which besides ends when it is asked to.
  public GuiceEngine(Caller caller, boolean debug, Time time, Halt halt) {
    this.caller = caller;
    this.time = time;
    this.halt = halt;
    this.log = new PauseLog(debug ? new RequestPrinter(caller.err()) : RequestLog.NONE);
  }

  @Override
  public void prepare() {
    Thread.ofPlatform()
        .daemon()
        .name("engine")
        // Who needs what could not be made meets the failure, and says it.
        .uncaughtExceptionHandler((_, _) -> {})
        .start(() -> {
          prepareLogin();
          // Declares all kinds, as the first question for one does.
          Kinds.named("jobs");
        });
  }

  /// In the lock, so that who logs in waits for what is begun, and does not begin it himself.
  private synchronized void prepareLogin() {
    get(Workspaces.class).prepare();
  }

  @Override
  public Workspace login(LoginSettings settings) {
    return get(Workspaces.class).open(settings);
  }

  @Override
  public Opened loginEarly(LoginSettings settings) {
    return get(Workspaces.class).openEarly(settings);
  }

  @Override
  public Workspace local(URI host) {
    return get(Workspaces.class).local(host);
  }

  @Override
  public LocalHost runLocal(Path folder, String user) {
    return servers().run(folder, user);
  }

  @Override
  public URI serveLocal(Path folder, String user, Serving serving) {
    return servers().serve(folder, user, serving);
  }

  private LocalServers servers() {
    LocalServers asked = get(LocalServers.class);
    servers = asked;
    return asked;
  }

  @Override
  public String gitUser(Path folder) {
    return GitEmail.find(folder, caller.home(), caller.environment()).orElse(NOBODY);
  }

  @Override
  public Clock clock() {
    return get(Clock.class);
  }

  @Override
  public Time time() {
    return get(Time.class);
  }

  @Override
  public void tell(EventSink events) {
    log.tell(events);
  }

  @Override
  public Halt halt() {
    return halt;
  }

  /// Waits for nothing that is only prepared.
  @Override
  public void close() {
    LocalServers asked = servers;
    if (asked != null) {
      asked.close();
    }
  }

  /// Several threads may log in at once.
  private synchronized <T> T get(Class<T> type) {
    if (injector == null) {
      injector = Guice.createInjector(Stage.DEVELOPMENT, new EngineModule(caller, log, time));
    }
    return injector.getInstance(type);
  }
}
