package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.TestLog;
import dev.trowel.core.workspace.http.TestTime;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A workspace whose every answer a test decides.
public final class TestWorkspace implements AutoCloseable {

  public static final String ME = "/api/2.0/preview/scim/v2/Me";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final TestTime time = new TestTime();
  private final TestLog log = new TestLog();

  public TestWorkspace() {
    server.start();
    server.stubFor(
        get(urlPathEqualTo(ME))
            .atPriority(1)
            .willReturn(
                okJson(
                        """
                        {"id":"7","userName":"ana@example.com","displayName":"Ana",
                         "groups":[{"display":"users"},{"value":"1"}]}
                        """)
                    .withHeader("X-Databricks-Org-Id", "123")));
  }

  public WireMockServer server() {
    return server;
  }

  public TestTime time() {
    return time;
  }

  public TestLog log() {
    return log;
  }

  public String host() {
    return "http://127.0.0.1:" + server.port();
  }

  /// What a client finds that has only `environment`.
  public Surroundings surroundings(Map<String, String> environment) {
    return new Surroundings("1.2.3", environment, Path.of("no-home"), time, log);
  }

  /// Logged in by a token; the log forgets about it.
  public Workspace open(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DATABRICKS_HOST", host());
    all.put("DATABRICKS_TOKEN", "dapi-secret");
    return new Workspaces(surroundings(all)).open(LoginSettings.NONE);
  }

  public Workspace open() {
    return open(Map.of());
  }

  /// Answers everything but the login so.
  public void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(response));
  }

  /// Answers requests to `request` with one response after the other; the last one stays.
  public void answer(MappingBuilder request, ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      String state = i == 0 ? Scenario.STARTED : "after " + i;
      String next = i == responses.length - 1 ? state : "after " + (i + 1);
      server.stubFor(
          request
              .withId(UUID.randomUUID())
              .inScenario("answers")
              .whenScenarioStateIs(state)
              .willSetStateTo(next)
              .willReturn(responses[i]));
    }
  }

  /// Answers the first request to `path` so, whatever others get meanwhile.
  public void answerFirst(String path, ResponseDefinitionBuilder response) {
    server.stubFor(
        any(urlPathEqualTo(path))
            .inScenario(path)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("answered")
            .willReturn(response));
  }

  public static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  public static ResponseDefinitionBuilder json(int status, String body) {
    return status(status).withHeader("Content-Type", "application/json").withBody(body);
  }

  /// The requests that came, oldest first, but for the login.
  public List<LoggedRequest> requests() {
    return allRequests().stream().filter(it -> !it.getUrl().equals(ME)).toList();
  }

  public List<LoggedRequest> allRequests() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .toList();
  }

  public URI uri() {
    return URI.create(host());
  }

  /// The one diagnostic that `action` stops with.
  public static Diagnostic stopped(ThrowingCallable action) {
    StopException stop = catchThrowableOfType(StopException.class, action);
    assertThat(stop).as("stopped").isNotNull();
    assertThat(stop.diagnostics()).hasSize(1);
    return stop.diagnostics().getFirst();
  }

  public static JsonNode tree(String json) {
    return Json.readOrMissing(json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.stop();
  }
}
