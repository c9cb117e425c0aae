package dev.trowel.core.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.trowel.core.emulator.api.Caller;
import dev.trowel.core.emulator.api.Seeds;
import dev.trowel.core.emulator.api.Types;
import dev.trowel.core.emulator.api.World;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Router;
import dev.trowel.core.emulator.store.Store;
import dev.trowel.core.emulator.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Takes each request through authentication, routing, one transaction, and back.
final class Dispatcher implements HttpHandler {
  /// Where a server says which one it is.
  static final String IDENTITY = "/.well-known/trowel-local";

  private static final String BEARER = "Bearer ";

  private final EmulatorConfig config;
  private final World.Settings settings;
  private final Store store;
  private final Router<World> router;
  private final Types types;
  private final String instance;

  Dispatcher(EmulatorConfig config, World.Settings settings, Store store, String instance) {
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

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (http) {
      Request request = read(http);
      Optional<Fault> fault = config.behaviour().faults().apply(request);
      pause(config.latency());
      switch (fault.orElse(null)) {
        case Fault.DropBefore() -> observe(request, Optional.empty());
        case Fault.DropAfter() -> {
          answer(request);
          observe(request, Optional.empty());
        }
        case Fault.Answer(Reply reply) -> finish(http, request, reply);
        case Fault.Delay(Duration time) -> {
          pause(time);
          finish(http, request, answer(request));
        }
        case null -> finish(http, request, answer(request));
      }
    }
  }

  private void finish(HttpExchange http, Request request, Reply reply) throws IOException {
    observe(request, Optional.of(reply));
    send(http, reply);
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
    long now = config.behaviour().clock().millis();
    return new World(tx, store.blobs(), new Caller(user), now, settings, types);
  }

  private void observe(Request request, Optional<Reply> reply) {
    String text = reply.map(r -> r.content().text()).orElse("");
    int status = reply.map(Reply::status).orElse(0);
    config.behaviour().observer().accept(new Exchange(request, status, text));
  }

  private static Request read(HttpExchange http) throws IOException {
    String header =
        Optional.ofNullable(http.getRequestHeaders().getFirst("Authorization")).orElse("");
    String token = header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    byte[] body = http.getRequestBody().readAllBytes();
    return Request.of(http.getRequestMethod(), http.getRequestURI(), token, body);
  }

  private void send(HttpExchange http, Reply reply) throws IOException {
    Headers headers = http.getResponseHeaders();
    headers.set("Content-Type", reply.contentType());
    headers.set("X-Databricks-Org-Id", settings.workspaceId());
    reply.headers().forEach(headers::set);
    boolean none = reply.content().size() == 0 || http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(reply.status(), none ? -1 : reply.content().size());
    if (!none) {
      http.getResponseBody().write(reply.content().array());
    }
  }

  private static void pause(Duration time) {
    if (!time.isZero()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }
}
