package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// A local workspace that runs for as long as a test and tells, apart from the tool, what it was
/// sent and what it holds.
final class Server implements AutoCloseable {

  static final String USER = "ann@example.com";

  private final EmulatorServer server;
  private final List<Exchange> exchanges = new ArrayList<>();

  private Server(Path folder, Function<Request, Optional<Fault>> faults) throws IOException {
    server =
        EmulatorServer.start(
            EmulatorConfig.in(folder, USER).longLived(0).observer(this::record).faults(faults));
  }

  static Server on(Path folder) throws IOException {
    return on(folder, _ -> Optional.empty());
  }

  /// One where something goes wrong with some requests.
  static Server on(Path folder, Function<Request, Optional<Fault>> faults) throws IOException {
    return new Server(folder, faults);
  }

  private synchronized void record(Exchange exchange) {
    exchanges.add(exchange);
  }

  /// Forgets what it was sent.
  synchronized void forget() {
    exchanges.clear();
  }

  /// Verb and decoded path of each request since that may have changed something, in their order.
  synchronized List<String> changes() {
    return exchanges.stream()
        .filter(Exchange::isChange)
        .map(each -> each.request().verb() + " " + URLDecoder.decode(each.request().path(), UTF_8))
        .toList();
  }

  /// The targets of all requests since to an address of permissions or grants.
  synchronized NavigableSet<String> permissions() {
    NavigableSet<String> found = new TreeSet<>();
    exchanges.stream()
        .map(each -> each.request().path())
        .filter(path -> path.contains("/permissions/"))
        .forEach(found::add);
    return found;
  }

  /// Whether there is an answer other than that it does not exist.
  boolean has(String target) throws IOException {
    return !get(target).isMissingNode();
  }

  /// The names of all jobs, experiments, registered models, schemas, and workspace objects.
  NavigableSet<String> content() throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    names("/api/2.2/jobs/list", "jobs", "job_id").forEach(id -> names.add("job " + id));
    names("/api/2.0/mlflow/experiments/list", "experiments", "name")
        .forEach(name -> names.add("experiment " + name));
    names.addAll(names("/api/2.1/unity-catalog/models", "registered_models", "full_name"));
    for (String catalog : names("/api/2.1/unity-catalog/catalogs", "catalogs", "name")) {
      String schemas = "/api/2.1/unity-catalog/schemas?catalog_name=" + catalog;
      names.addAll(names(schemas, "schemas", "full_name"));
    }
    addBelow("/", names);
    return names;
  }

  /// The ids of all jobs, the oldest first.
  List<String> jobs() throws IOException {
    return names("/api/2.2/jobs/list", "jobs", "job_id").stream()
        .sorted(Comparator.comparing(BigInteger::new))
        .toList();
  }

  /// Sends what somebody else does, without the tool.
  void send(String verb, String target, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve(target))
            .header("Authorization", "Bearer test")
            .method(verb, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(target + ": " + answer.body()).isEqualTo(200);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void addBelow(String folder, NavigableSet<String> names) throws IOException {
    String list = "/api/2.0/workspace/list?path=" + URLEncoder.encode(folder, UTF_8);
    for (JsonNode object : get(list).path("objects")) {
      String path = object.path("path").asText();
      names.add(path);
      if (object.path("object_type").asText().equals("DIRECTORY")) {
        addBelow(path, names);
      }
    }
  }

  private List<String> names(String target, String list, String field) throws IOException {
    JsonNode answer = get(target);
    assertThat(answer.isMissingNode()).as("no such listing: " + target).isFalse();
    return answer.path(list).valueStream().map(item -> item.path(field).asText()).toList();
  }

  /// The body of an answer; missing when there is nothing.
  JsonNode get(String target) throws IOException {
    var connection = server.uri().resolve(target).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer test");
    try (var in = connection.getInputStream()) {
      return new ObjectMapper().readTree(in);
    } catch (FileNotFoundException nothingThere) {
      return MissingNode.getInstance();
    }
  }

  /// Puts a file there, and the folder for it.
  void write(String path, String content) throws IOException {
    String folder = path.substring(0, path.lastIndexOf('/'));
    post("/api/2.0/workspace/mkdirs", "{\"path\": \"" + folder + "\"}");
    post("/api/2.0/workspace-files/import-file" + path + "?overwrite=true", content);
  }

  /// Changes something by hand.
  void post(String target, String body) throws IOException {
    var connection = (HttpURLConnection) server.uri().resolve(target).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer test");
    connection.setDoOutput(true);
    connection.getOutputStream().write(body.getBytes(UTF_8));
    assertThat(connection.getResponseCode()).as(target).isEqualTo(200);
  }

  /// The arguments that send a command here.
  static Stream<String> options(Path folder) {
    return Stream.of("--local=" + folder, "--local-user", USER);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
