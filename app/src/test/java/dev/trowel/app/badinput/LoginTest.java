package dev.trowel.app.badinput;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Workspaces that cannot be entered: the first request is the last, and nothing is done.
@Execution(ExecutionMode.SAME_THREAD)
class LoginTest {

  private static final String ME = "/api/2.0/preview/scim/v2/Me";
  private static final WireMockServer SITE =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @TempDir Path folder;

  private final PatientTime time = new PatientTime();
  private Ground ground;

  @BeforeAll
  static void open() {
    SITE.start();
  }

  @AfterAll
  static void close() {
    SITE.stop();
  }

  @BeforeEach
  void prepare() {
    SITE.resetAll();
    ground = Ground.bare(folder).trips();
  }

  @Test
  void noCredentials() {
    refuses(
        ground,
        """
        Error: cannot configure default credentials

        No workspace is named: neither workspace.host nor DATABRICKS_HOST nor a profile.
        Set DATABRICKS_HOST and DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and \
        DATABRICKS_CLIENT_SECRET, or choose a profile with --profile. To deploy without a \
        workspace, add --local.

        """);
  }

  @Test
  void noCredentialsForTheHostOfTheBundle() {
    ground.change("resources:\n", "workspace:\n  host: " + site() + "\nresources:\n");

    refuses(
        ground,
        """
        Error: cannot configure default credentials
          in databricks.yml:4:9

        No way to log in to %s was found.
        """
            .formatted(site()));
    assertThat(requests()).isEmpty();
  }

  @Test
  void unreachableHost() throws IOException {
    String host = "http://127.0.0.1:" + closedPort();

    refuses(
        ground.with(Map.of("DATABRICKS_HOST", host, "DATABRICKS_TOKEN", "x")),
        """
        Error: cannot reach %s: the connection was refused

        Check the host, your network and VPN, and HTTPS_PROXY and NO_PROXY. Nothing was sent.

        """
            .formatted(host));
    assertThat(time.total()).as("for three commands").isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void expiredToken() {
    answer(
        aResponse()
            .withStatus(401)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"error_code\":\"UNAUTHENTICATED\",\"message\":\"Token is expired.\"}"));

    refuses(
        loggedIn(),
        """
        Error: %s refused the login: Token is expired. (401 UNAUTHENTICATED)

        The login was by pat. Tokens expire: make a new one in the workspace's user settings, and \
        put it into DATABRICKS_TOKEN or the profile. Make sure that it is of this workspace.

        """
            .formatted(site()));
    assertThat(requests()).containsOnly(ME).hasSize(3);
  }

  @Test
  void webPageInsteadOfAWorkspace() {
    answer(
        aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><p>Welcome"));

    refuses(
        loggedIn(),
        """
        Error: %s is not a Databricks workspace, or not this way: it answers with a web page

        Asked was GET /api/2.0/preview/scim/v2/Me, and the answer was 200 instead of JSON. Check \
        workspace.host: it is the address of the workspace itself, not of an account console, a \
        login page or a proxy.

        """
            .formatted(site()));
    assertThat(requests()).containsOnly(ME).hasSize(3);
  }

  @Test
  void redirectToALoginPage() {
    answer(aResponse().withStatus(302).withHeader("Location", site() + "/login.html"));

    refuses(
        loggedIn(),
        """
        Error: %s is not a Databricks workspace, or not this way: it answers with a redirect to \
        %s/login.html

        Asked was GET /api/2.0/preview/scim/v2/Me, and the answer was 302 instead of JSON.\
        """
            .formatted(site(), site()));
    assertThat(requests()).as("redirects are not followed").containsOnly(ME).hasSize(3);
  }

  @Test
  void hostThatIsAlwaysBusy() {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "300"));

    refuses(
        loggedIn(),
        """
        Error: %s does not say who is logged in: Service Unavailable (503)

        The first request to a workspace is /api/2.0/preview/scim/v2/Me. Check that the host is a \
        workspace, and try again.

        """
            .formatted(site()));
    assertThat(time.slept()).containsOnly(Duration.ofSeconds(300));
    assertThat(time.total()).isEqualTo(Duration.ofMinutes(3 * 15));
  }

  @Test
  void connectionThatBreaks() {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    refuses(
        loggedIn(), "Error: " + site() + " does not say who is logged in: the connection broke: ");
  }

  private void refuses(Ground bad, String message) {
    Map<String, String> before = bad.files();
    for (String command : new String[] {"plan", "deploy", "destroy --auto-approve"}) {
      Shell.Result result = bad.run(command, time);
      assertThat(result.err()).startsWith(message);
      assertThat(result.exit()).isEqualTo(1);
    }
    assertThat(bad.files()).isEqualTo(before);
  }

  private Ground loggedIn() {
    return ground.with(Map.of("DATABRICKS_HOST", site(), "DATABRICKS_TOKEN", "dapi-secret"));
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SITE.stubFor(any(anyUrl()).willReturn(response));
  }

  private static List<String> requests() {
    return SITE.getAllServeEvents().stream().map(event -> event.getRequest().getUrl()).toList();
  }

  private static String site() {
    return "http://127.0.0.1:" + SITE.port();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
