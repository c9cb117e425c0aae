package dev.trowel.core.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.trowel.core.emulator.api.Caller;
import dev.trowel.core.emulator.api.Outcomes;
import dev.trowel.core.emulator.api.Seeds;
import dev.trowel.core.emulator.api.Types;
import dev.trowel.core.emulator.api.World;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Router;
import dev.trowel.core.emulator.steer.Steering;
import dev.trowel.core.emulator.steer.Visit;
import dev.trowel.core.emulator.store.Store;
import dev.trowel.core.emulator.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/// Takes each request through authentication, routing, one transaction, and back.
final class Dispatcher implements HttpHandler {
  /// Where a server says which one it is.
  static final String IDENTITY = "/.well-known/trowel-local";

  private static final String BEARER = "Bearer ";
  private static final Fault NO_FAULT = new Fault.Delay(Duration.ZERO);

  private final EmulatorConfig config;
  private final World.Settings settings;
  private final Store store;
  private final Router<World> router;
  private final Types types;
  private final String instance;
  private final Steering steering;

  Dispatcher(
      EmulatorConfig config,
      World.Settings settings,
      Store store,
      String instance,
      Steering steering) {
    this.steering = steering;
    this.config = config;
    this.settings = settings;
    this.store = store;
    this.instance = instance;
    this.router = new Router<>(Collections.ROUTES);
    this.types = Types.load();
  }

  /// Makes what a new workspace has.
  void plant() {
    store.run(tx -> {
      Seeds.plant(world("", tx));
      return true;
    });
  }

  /// Says how tasks of runs end: in place of what was said before.
  ///
  /// @param outcomes a list of them, or nothing where it is absent
  void foretell(JsonNode outcomes) {
    store.run(tx -> {
      Outcomes.clear(tx);
      outcomes.forEach(each -> Outcomes.add(each, tx));
      return true;
    });
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (http) {
      Request request = read(http);
      Optional<Fault> fault = config.behaviour().faults().apply(request);
      if (config.behaviour().steered()) {
        steered(http, request, fault);
      } else {
        pause(config.latency());
        serve(http, request, fault.orElse(NO_FAULT));
      }
    }
  }

  private void steered(HttpExchange http, Request request, Optional<Fault> own) throws IOException {
    Visit visit = steering.arrived(request, agent(http), own);
    Exchange exchange = new Exchange(request, 0, "");
    try {
      pause(config.latency());
      exchange = serve(http, request, visit.fault().orElse(NO_FAULT));
    } finally {
      steering.left(visit, exchange);
    }
  }

  /// Gives what was answered; nothing where the connection is to be closed.
  private Exchange serve(HttpExchange http, Request request, Fault fault) throws IOException {
    return switch (fault) {
      case Fault.DropBefore() -> observe(request, Optional.empty());
      case Fault.DropAfter() -> {
        answer(request);
        yield observe(request, Optional.empty());
      }
      case Fault.Answer(Reply reply) -> finish(http, request, reply);
      case Fault.AnswerAfter(Reply reply) -> {
        answer(request);
        yield finish(http, request, reply);
      }
      case Fault.Delay(Duration time) -> {
        pause(time);
        yield finish(http, request, answer(request));
      }
      case Fault.Half() -> {
        Reply reply = answer(request);
        Exchange exchange = observe(request, Optional.of(reply));
        new Sending(http, settings.workspaceId()).half(reply);
        yield exchange;
      }
      case Fault.Slow(int pieces, Duration pause) -> {
        Reply reply = answer(request);
        Exchange exchange = observe(request, Optional.of(reply));
        new Sending(http, settings.workspaceId()).slowly(reply, pieces, pause);
        yield exchange;
      }
      case Fault.Hold(var until) -> serve(http, request, told(until));
    };
  }

  /// Without word, the server ends.
  private static Fault told(CompletableFuture<Fault> until) {
    try {
      return until.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fault.DropBefore();
    } catch (ExecutionException e) {
      return new Fault.DropBefore();
    }
  }

  private Exchange finish(HttpExchange http, Request request, Reply reply) throws IOException {
    Exchange exchange = observe(request, Optional.of(reply));
    new Sending(http, settings.workspaceId()).whole(reply);
    return exchange;
  }

  private static String agent(HttpExchange http) {
    return Optional.ofNullable(http.getRequestHeaders().getFirst("User-Agent")).orElse("");
  }

  private Reply answer(Request request) {
    try {
      if (request.path().equals(IDENTITY)) {
        return Reply.ok(JsonNodeFactory.instance.objectNode().put("instance", instance));
      }
      if (request.path().startsWith("/api/") && request.token().isEmpty()) {
        throw new ApiException(
            401, "401", "Credential was not sent or was of an unsupported type for this API.");
      }
      Router.Match<World> match = router.find(request);
      if (match.route().upload()) {
        store.blobs().put(request.body());
      }
      return store.run(
          tx -> match.route().handler().handle(match.request(), world(request.token(), tx)));
    } catch (ApiException e) {
      return Reply.error(e);
    } catch (RuntimeException e) {
      return Reply.error(new ApiException(500, "INTERNAL_ERROR", e.toString()));
    }
  }

  private World world(String token, Transaction tx) {
    String user = config.behaviour().users().getOrDefault(token, config.userName());
    long now = steering.clock().millis();
    return new World(tx, store.blobs(), new Caller(user), now, settings, types, this::inside);
  }

  private Reply inside(Request request, World world) {
    Router.Match<World> match = router.find(request);
    return match.route().handler().handle(match.request(), world);
  }

  private Exchange observe(Request request, Optional<Reply> reply) {
    String text = reply.map(r -> r.content().text()).orElse("");
    int status = reply.map(Reply::status).orElse(0);
    Exchange exchange = new Exchange(request, status, text);
    config.behaviour().observer().accept(exchange);
    return exchange;
  }

  private static Request read(HttpExchange http) throws IOException {
    String header =
        Optional.ofNullable(http.getRequestHeaders().getFirst("Authorization")).orElse("");
    String token = header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    byte[] body = http.getRequestBody().readAllBytes();
    return Request.of(http.getRequestMethod(), http.getRequestURI(), token, body);
  }

  /// Lets `time` pass, or what is left until the thread is interrupted: it may be woken before, by
  /// what it waited for last.
  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
  }
}
