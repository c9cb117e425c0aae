package dev.trowel.app.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A workspace that a test watches and disturbs.
final class Cloud implements AutoCloseable {

  static final String USER = "ann@example.com";

  /// Where [Ground#TRIPS] goes.
  static final String ROOT = "/Workspace/Users/" + USER + "/.bundle/trips/default";

  static final String STATE = ROOT + "/state/resources.json";

  /// The token of the test itself, whose requests are neither seen nor disturbed.
  private static final String OURS = "test";

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private volatile Optional<Map.Entry<String, Fault>> breakdown = Optional.empty();
  private volatile boolean broken;
  private volatile Consumer<String> watcher = line -> {};
  private final EmulatorServer server;

  Cloud() {
    try {
      server =
          EmulatorServer.start(
              EmulatorConfig.inMemory(USER).observer(this::observe).faults(this::fault));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String host() {
    return server.uri().toString();
  }

  /// The environment of somebody who may log in.
  Map<String, String> login() {
    return Map.of("DATABRICKS_HOST", host(), "DATABRICKS_TOKEN", "dapi-secret");
  }

  /// Lets the next requests whose line begins so go wrong, one after the other.
  void disturb(String line, Fault... with) {
    faults.put(line, new ConcurrentLinkedQueue<>(List.of(with)));
  }

  /// Lets all requests go wrong from the first one whose line begins so.
  void breakDown(String line, Fault with) {
    breakdown = Optional.of(Map.entry(line, with));
  }

  /// Does something when a request has come, before it is carried out; it is told its line.
  void meanwhile(Consumer<String> action) {
    watcher = action;
  }

  /// Lets all requests go well again, and forgets those that came.
  void calm() {
    faults.clear();
    breakdown = Optional.empty();
    broken = false;
    watcher = line -> {};
    exchanges.clear();
  }

  /// The requests that came, as verb and target, decoded, with `~` for [#ROOT].
  List<String> requests() {
    return exchanges.stream().map(each -> line(each.request())).toList();
  }

  /// Those that may have changed something.
  List<String> changes() {
    return exchanges.stream().filter(Exchange::isChange).map(each -> line(each.request())).toList();
  }

  /// Those that may have changed something else than files.
  List<String> resourceChanges() {
    return changes().stream().filter(line -> !line.contains(" /api/2.0/workspace")).toList();
  }

  /// The bodies of the requests whose line begins so.
  List<JsonNode> bodies(String line) {
    return exchanges.stream()
        .filter(each -> line(each.request()).startsWith(line))
        .map(each -> tree(each.body()))
        .toList();
  }

  /// What is asked for at `path`, past all faults, by somebody else.
  JsonNode get(String path) {
    return send("GET", path, "");
  }

  JsonNode send(String verb, String path, String body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(host() + path).toURL().openConnection();
      connection.setRequestMethod(verb);
      connection.setRequestProperty("Authorization", "Bearer " + OURS);
      if (!body.isEmpty()) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(UTF_8));
      }
      if (connection.getResponseCode() == 404) {
        return MissingNode.getInstance();
      }
      try (var in = connection.getInputStream()) {
        return new ObjectMapper().readTree(in);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The recorded state in the workspace.
  JsonNode state() {
    return file(STATE);
  }

  JsonNode file(String path) {
    return get("/api/2.0/workspace/export?direct_download=true&path=" + path);
  }

  /// An answer in the API's error form.
  static Fault refusal(int status, String code, String message) {
    return Fault.Answer.of(status, code, message, -1);
  }

  /// Writes a file as another tool would.
  void write(String path, String text) {
    send("POST", "/api/2.0/workspace-files/import-file" + path + "?overwrite=true", text);
  }

  private void observe(Exchange exchange) {
    if (!isOurs(exchange.request())) {
      exchanges.add(exchange);
    }
  }

  private Optional<Fault> fault(Request request) {
    if (isOurs(request)) {
      return Optional.empty();
    }
    String line = line(request);
    watcher.accept(line);
    broken = broken || breakdown.filter(each -> line.startsWith(each.getKey())).isPresent();
    return broken ? breakdown.map(Map.Entry::getValue) : next(line);
  }

  private Optional<Fault> next(String line) {
    return faults.entrySet().stream()
        .filter(each -> line.startsWith(each.getKey()))
        .map(each -> Optional.ofNullable(each.getValue().poll()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isOurs(Request request) {
    return request.token().equals(OURS);
  }

  private static String line(Request request) {
    String target = URLDecoder.decode(request.target(), UTF_8);
    return request.verb() + " " + target.replace(ROOT, "~");
  }

  private static JsonNode tree(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
