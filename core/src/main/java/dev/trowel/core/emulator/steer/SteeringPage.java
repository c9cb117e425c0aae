package dev.trowel.core.emulator.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.trowel.core.emulator.api.Outcomes;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.store.Json;
import dev.trowel.core.emulator.store.Store;
import dev.trowel.core.emulator.store.Transaction;
import java.io.IOException;
import java.time.Duration;

/// Where another process steers the server: below [#ADDRESS], JSON in and out.
///
/// `POST faults` arms an [Order]; `DELETE faults` ends all of them, the lag and the skew. `GET
/// status?await=held` waits for a held request, `?await=quiet` until nothing else is under way, at
/// most `millis`. `POST release` says with `{"applied": true}` that what is held is carried out
/// before its connection closes. `GET log`, `DELETE log`; `PUT lag {"reads": 2}`, `PUT clock
/// {"seconds": 3600}`; `GET inventory` gives all documents by table and id. `POST runs` says how
/// tasks of runs will end, as [Outcomes] has it; `DELETE runs` forgets that.
public final class SteeringPage implements HttpHandler {

  /// What all addresses begin with.
  public static final String ADDRESS = "/.well-known/trowel-local/";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Steering steering;
  private final Store store;

  /// @param store what `inventory` tells of
  public SteeringPage(Steering steering, Store store) {
    this.steering = steering;
    this.store = store;
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (http) {
      byte[] body = http.getRequestBody().readAllBytes();
      Reply reply = answer(http, body);
      http.getResponseHeaders().set("Content-Type", reply.contentType());
      http.sendResponseHeaders(reply.status(), reply.content().size());
      http.getResponseBody().write(reply.content().array());
    }
  }

  private Reply answer(HttpExchange http, byte[] body) throws IOException {
    try {
      JsonNode said = body.length == 0 ? JsonNodeFactory.instance.objectNode() : read(body);
      String name = http.getRequestURI().getPath().substring(ADDRESS.length());
      return Reply.ok(answer(http.getRequestMethod() + " " + name, said, http));
    } catch (ApiException refused) {
      return Reply.error(refused);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw ApiException.malformed("no JSON");
    }
  }

  private JsonNode answer(String what, JsonNode said, HttpExchange http) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (what) {
      case "GET status" -> status(node, String.valueOf(http.getRequestURI().getQuery()));
      case "GET log" ->
          steering.visits().forEach(visit -> node.withArray("requests").add(visit.json()));
      case "DELETE log" -> steering.forget();
      case "POST faults" -> steering.arm(Order.of(said));
      case "DELETE faults" -> steering.calm();
      case "POST release" -> node.put("released", release(said.path("applied").asBoolean()));
      case "PUT lag" -> steering.lag(said.path("reads").asInt());
      case "PUT clock" -> steering.skew(Duration.ofSeconds(said.path("seconds").asLong()));
      case "POST runs" -> store.run(tx -> outcome(said, tx));
      case "DELETE runs" -> store.run(tx -> outcome(tx));
      case "GET inventory" ->
          store.content().forEach((table, rows) -> rows.forEach(node.putObject(table)::set));
      default -> throw ApiException.notFound("No such thing to steer: " + what);
    }
    return node;
  }

  private static boolean outcome(JsonNode said, Transaction tx) {
    Outcomes.add(said, tx);
    return true;
  }

  private static boolean outcome(Transaction tx) {
    Outcomes.clear(tx);
    return true;
  }

  private int release(boolean applied) {
    return steering.release(applied ? new Fault.DropAfter() : new Fault.DropBefore(), PATIENCE);
  }

  private void status(ObjectNode node, String query) {
    Duration patience = Duration.ofMillis(query.matches(".*millis=\\d{1,6}.*") ? number(query) : 0);
    boolean met =
        query.contains("await=held")
            ? steering.awaitHeld(patience)
            : !query.contains("await=quiet") || steering.awaitQuiet(patience);
    long held = steering.visits().stream().filter(Visit::isHeld).count();
    long busy = steering.visits().stream().filter(Visit::isUnderWay).count();
    node.put("met", met).put("changes", steering.changes());
    node.put("held", held).put("busy", busy).put("skew", steering.skew().toSeconds());
  }

  private static long number(String query) {
    return Long.parseLong(query.replaceFirst(".*millis=(\\d+).*", "$1"));
  }
}
