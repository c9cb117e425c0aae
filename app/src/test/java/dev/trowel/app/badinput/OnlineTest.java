package dev.trowel.app.badinput;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `validate --online` with hosts that do not answer, or not well.
class OnlineTest {

  private static final String ME = "/api/2.0/preview/scim/v2/Me";
  private static final String FAULT = "Warning: unknown field: colour\n";

  /// Far less than any retry or timeout of a request, far more than reading a bundle takes.
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private Ground ground;

  @BeforeEach
  void start() {
    server.start();
    ground =
        Ground.bare(folder.resolve("bundle"))
            .trips()
            .change(
                "  name: trips\nresources",
                """
                  name: trips
                  colour: blue
                resources\
                """);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aHostThatHangsCostsTheDeadline() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Instant start = Instant.now();

      Shell.Result result = at(silent.getLocalPort()).run("validate --online --deadline 200ms");

      assertUnfinished(result, "200 ms", "login, and all that comes after");
      assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
    }
  }

  @Test
  void aHostThatRefusesCostsTheDeadlineAtMost() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    Shell.Result result = at(port).run("validate --online --deadline 200ms");

    assertUnfinished(result, "200 ms", "login, and all that comes after");
  }

  @Test
  void aHostThatIsBusyAfterTheLoginCostsTheDeadline() {
    answer(serviceUnavailable().withHeader("Retry-After", "60"));

    Shell.Result result = at(server.port()).run("validate --online --deadline 2s");

    assertUnfinished(result, "2 s", "catalog 'main'");
    assertThat(result.out()).contains("  User: ann@example.com\n");
  }

  @Test
  void aRefusedLoginIsAnErrorBesideTheRest() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}").withStatus(401)));

    Shell.Result result = at(server.port()).run("validate --online");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains(FAULT).contains("refused the login");
  }

  @Test
  void onlyReadsAreSent() {
    answer(okJson("{}"));

    at(server.port()).run("validate --online");

    assertThat(server.getAllServeEvents())
        .hasSizeGreaterThan(3)
        .allSatisfy(event -> assertThat(event.getRequest().getMethod().getName()).isEqualTo("GET"));
  }

  @Test
  void offlineNobodyIsAskedWhateverTheEnvironmentSays() {
    answer(okJson("{}"));

    Shell.Result rich = at(server.port()).run("validate");

    assertThat(rich).isEqualTo(ground.run("validate"));
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.stubFor(
        get(urlPathEqualTo(ME))
            .atPriority(1)
            .willReturn(okJson("{\"userName\":\"ann@example.com\"}")));
    server.stubFor(any(anyUrl()).atPriority(9).willReturn(response));
  }

  private Ground at(int port) {
    return ground.with(
        Map.of("DATABRICKS_HOST", "http://127.0.0.1:" + port, "DATABRICKS_TOKEN", "dapi-secret"));
  }

  private static void assertUnfinished(Shell.Result result, String time, String left) {
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err())
        .contains(FAULT)
        .contains("Warning: the workspace did not answer within " + time + "\n")
        .contains("\n- " + left + "\n");
  }
}
