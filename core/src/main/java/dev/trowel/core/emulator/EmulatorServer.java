package dev.trowel.core.emulator;

import com.fasterxml.jackson.core.JacksonException;
import com.sun.net.httpserver.HttpServer;
import dev.trowel.core.emulator.api.Caller;
import dev.trowel.core.emulator.api.Outcomes;
import dev.trowel.core.emulator.api.World;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.steer.Steering;
import dev.trowel.core.emulator.steer.SteeringPage;
import dev.trowel.core.emulator.store.FolderLock;
import dev.trowel.core.emulator.store.Json;
import dev.trowel.core.emulator.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A running local workspace on the loopback address; closing it loses nothing.
public final class EmulatorServer implements AutoCloseable {
  /// The workspace's number in every local workspace.
  public static final String WORKSPACE_ID = "4815162342108000";

  /// The file that says how tasks of runs end; the form is that of [Outcomes], in a list.
  public static final String OUTCOMES = "runs.json";

  /// So many may ask for a connection at once: whom a full queue turns away asks again only after a
  /// second.
  private static final int QUEUE = 1024;

  /// So many connections may wait for their next request.
  private static final int IDLE = 8192;

  private static final int ATTEMPTS = 10;
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private final HttpServer http;
  private final Workers workers;
  private final Store store;
  private final @Nullable FolderLock lock;
  private final EmulatorConfig config;
  private final URI uri;

  private EmulatorServer(
      EmulatorConfig config, HttpServer http, Store store, @Nullable FolderLock lock) {
    this.config = config;
    this.http = http;
    this.store = store;
    this.lock = lock;
    this.uri = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    this.workers = new Workers();
  }

  /// Starts a server; when this returns it answers.
  ///
  /// @throws FolderHeldException when another running server works on the folder
  /// @throws IOException when the folder's content is damaged, or the port is taken
  public static EmulatorServer start(EmulatorConfig config) throws IOException {
    FolderLock lock = config.folder().isPresent() ? acquire(config.folder().get()) : null;
    try {
      return open(config, lock);
    } catch (IOException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  /// Which running server works on `folder`.
  public static Optional<Owner> owner(Path folder) throws IOException {
    return Owners.alive(folder);
  }

  /// Where it listens: scheme, address and port.
  public URI uri() {
    return uri;
  }

  /// Ends it: requests under way are cut off, what was acknowledged is kept.
  @Override
  public void close() throws IOException {
    http.stop(0);
    workers.close();
    store.close();
    if (lock != null) {
      Owners.remove(config.folder().orElseThrow());
      lock.close();
    }
  }

  private static EmulatorServer open(EmulatorConfig config, @Nullable FolderLock lock)
      throws IOException {
    // Read once by the server's class; without these each answer waits 40 ms for the client's TCP,
    // and of more than 200 waiting connections the rest are closed without a word.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", Integer.toString(IDLE));
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, config.port()), QUEUE);
    try {
      Store store =
          config.folder().isPresent() ? Store.open(config.folder().get()) : Store.inMemory();
      EmulatorServer server = new EmulatorServer(config, http, store, lock);
      server.run();
      return server;
    } catch (IOException | RuntimeException e) {
      http.stop(0);
      throw e;
    }
  }

  private void run() throws IOException {
    String instance = UUID.randomUUID().toString();
    World.Settings settings =
        new World.Settings(
            new Caller(config.userName()),
            WORKSPACE_ID,
            config.behaviour().readsUntilReady(),
            uri.toString());
    Steering steering = new Steering(config.behaviour().clock());
    Dispatcher dispatcher = new Dispatcher(config, settings, store, instance, steering);
    dispatcher.plant();
    foretell(dispatcher);
    if (config.behaviour().steered()) {
      http.createContext(SteeringPage.ADDRESS, new SteeringPage(steering, store));
    }
    http.createContext("/", dispatcher);
    http.setExecutor(workers);
    http.start();
    if (lock != null) {
      Path folder = config.folder().orElseThrow();
      long pid = ProcessHandle.current().pid();
      Owners.write(folder, new Owner(uri, pid, config.longLived(), instance));
    }
  }

  /// Who works with a local workspace says in a file how runs end there, as nothing runs.
  private void foretell(Dispatcher dispatcher) throws IOException {
    Optional<Path> file = config.folder().map(folder -> folder.resolve(OUTCOMES));
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try {
      dispatcher.foretell(Json.MAPPER.readTree(Files.readAllBytes(file.get())));
    } catch (JacksonException | ApiException e) {
      throw new IOException(file.get() + " says nothing of how runs end: " + e.getMessage(), e);
    }
  }

  /// Tries a few times: whoever asks for the owner holds the lock for a moment.
  private static FolderLock acquire(Path folder) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Owner> owner = Owners.alive(folder);
      if (owner.isPresent()) {
        throw new FolderHeldException(folder, owner);
      }
      Optional<FolderLock> lock = FolderLock.tryAcquire(folder);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    throw new FolderHeldException(folder, Owners.read(folder));
  }
}
