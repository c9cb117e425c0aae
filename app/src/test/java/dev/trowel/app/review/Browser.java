package dev.trowel.app.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Chromium without a window, spoken to by the WebDriver protocol.
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PORT = Pattern.compile("on port ([1-9]\\d*)");
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final Process driver;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI host;
  private String session = "";

  private Browser(Process driver, URI host) {
    this.driver = driver;
    this.host = host;
  }

  /// A program of this name on the machine.
  static Optional<Path> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":", -1))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Whether there is one on this machine.
  static boolean isThere() {
    return program("chromedriver").isPresent() && program("chromium", "google-chrome").isPresent();
  }

  /// Starts one.
  ///
  /// @param home an empty folder for all it writes
  static Browser start(Path home) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(program("chromedriver").orElseThrow().toString(), "--port=0");
    command.environment().put("HOME", home.toString());
    command.environment().put("TMPDIR", home.toString());
    Process driver = command.redirectErrorStream(true).start();
    // Closing it would end the program as soon as it says another word.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), UTF_8));
    int port = port(lines);
    Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
    Browser browser = new Browser(driver, URI.create("http://127.0.0.1:" + port + "/"));
    browser.open(home.resolve("profile"));
    return browser;
  }

  private static int port(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = PORT.matcher(line);
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
    }
    throw new IOException("chromedriver does not start");
  }

  private void open(Path profile) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode wanted = body.putObject("capabilities").putObject("alwaysMatch");
    wanted.putObject("goog:loggingPrefs").put("browser", "ALL").put("performance", "ALL");
    ObjectNode options = wanted.putObject("goog:chromeOptions");
    options.put("binary", program("chromium", "google-chrome").orElseThrow().toString());
    OPTIONS.forEach(options.putArray("args")::add);
    options.withArray("args").add("--user-data-dir=" + profile);
    session = send("POST", "session", body).path("sessionId").asText() + "/";
  }

  /// Opens a page.
  void go(URI page) throws IOException, InterruptedException {
    send("POST", at("url"), JSON.createObjectNode().put("url", page.toString()));
  }

  /// What a script on the page returns.
  JsonNode run(String script) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.putArray("args");
    return send("POST", at("execute/sync"), body);
  }

  /// Clicks, as a hand would, on what a selector of CSS finds.
  void click(String selector) throws IOException, InterruptedException {
    send("POST", at("element/" + find(selector) + "/click"), JSON.createObjectNode());
  }

  /// Types into what a selector of CSS finds.
  void type(String selector, String text) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("text", text);
    send("POST", at("element/" + find(selector) + "/value"), body);
  }

  private String find(String selector) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("using", "css selector").put("value", selector);
    return send("POST", at("element"), body).elements().next().asText();
  }

  /// Speaks to the browser itself.
  JsonNode devTools(String command, String parameters) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("cmd", command);
    body.set("params", JSON.readTree(parameters.replace('\'', '"')));
    return send("POST", at("goog/cdp/execute"), body);
  }

  /// Makes the window as wide and high as given, in points of CSS.
  void size(int width, int height) throws IOException, InterruptedException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        "{'width': %d, 'height': %d, 'deviceScaleFactor': 1, 'mobile': false}"
            .formatted(width, height));
  }

  /// Sets what the page knows of its reader or medium.
  void medium(String parameters) throws IOException, InterruptedException {
    devTools("Emulation.setEmulatedMedia", parameters);
  }

  /// A picture, PNG, of what the window shows.
  byte[] picture() throws IOException, InterruptedException {
    return Base64.getDecoder().decode(send("GET", at("screenshot"), null).asText());
  }

  /// The log called `name`, since it was last asked for.
  JsonNode log(String name) throws IOException, InterruptedException {
    return send("POST", at("se/log"), JSON.createObjectNode().put("type", name));
  }

  /// The addresses that were asked for since the log was last read.
  List<String> requests() throws IOException, InterruptedException {
    return log("performance")
        .valueStream()
        .map(Browser::message)
        .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
        .map(message -> message.path("params").path("request").path("url").asText())
        .toList();
  }

  private static JsonNode message(JsonNode entry) {
    try {
      return JSON.readTree(entry.path("message").asText()).path("message");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String at(String what) {
    return "session/" + session + what;
  }

  private JsonNode send(
      String verb, String target, @org.jspecify.annotations.Nullable JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(host.resolve(target))
            .header("Content-Type", "application/json")
            .method(
                verb,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8))
            .build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      JsonNode value = JSON.readTree(in).path("value");
      if (answer.statusCode() != 200) {
        throw new IOException(target + ": " + value.path("message").asText());
      }
      return value;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      send("DELETE", at("").replaceAll("/$", ""), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.close();
      driver.destroy();
    }
  }
}
