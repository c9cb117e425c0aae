package dev.trowel.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.trowel.core.workspace.TestWorkspace.json;
import static dev.trowel.core.workspace.TestWorkspace.status;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.TestLog;
import dev.trowel.core.workspace.http.TestTime;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspacesTest {

  private final TestWorkspace server = new TestWorkspace();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksWhoOneIsAndWhere() {
    Workspace workspace = server.open();
    assertThat(workspace.host()).isEqualTo(server.uri());
    assertThat(workspace.workspaceId()).isEqualTo("123");
    assertThat(workspace.user())
        .isEqualTo(new User("7", "ana@example.com", "Ana", List.of("users")));
    assertThat(server.allRequests()).as("one request in all").hasSize(1);
  }

  @Test
  void trustsSettingsForTheWorkspaceId() {
    assertThat(server.open(Map.of("DATABRICKS_WORKSPACE_ID", "42")).workspaceId()).isEqualTo("42");
  }

  @Test
  void opensTheLocalWorkspaceWithAnyToken() {
    Workspace workspace = new Workspaces(server.surroundings(Map.of())).local(server.uri());
    assertThat(workspace.user().userName()).isEqualTo("ana@example.com");
    assertThat(server.allRequests().getFirst().getHeader("Authorization"))
        .isEqualTo("Bearer local");
  }

  @Test
  void opensMoreThanOneWhereOneWasPrepared() {
    Workspaces workspaces = new Workspaces(server.surroundings(Map.of()));
    workspaces.prepare();

    for (int i = 0; i < 2; i++) {
      assertThat(workspaces.local(server.uri()).user().userName()).isEqualTo("ana@example.com");
    }
  }

  @Test
  void stopsWhenTheTokenIsRefused() {
    for (int refused : new int[] {401, 403}) {
      me(json(refused, "{\"error_code\":\"X\",\"message\":\"Invalid access token.\"}"));
      Diagnostic stop = stopped(server::open);
      assertThat(stop.code()).isEqualTo("login-refused");
      assertThat(stop.summary()).contains("refused the login: Invalid access token.");
    }
  }

  @Test
  void stopsWhenTheHostServesAWebSite() {
    me(
        status(404)
            .withHeader("Content-Type", "text/html; charset=utf-8")
            .withBody("<!doctype html>"));
    assertThat(stopped(server::open).code()).isEqualTo("not-a-workspace");
  }

  @Test
  void stopsWhenTheHostServesAnotherApi() {
    me(json(404, "{\"message\":\"no such route\"}"));
    Diagnostic stop = stopped(server::open);
    assertThat(stop.code()).isEqualTo("workspace-unanswered");
    assertThat(stop.summary()).contains("no such route (404)");
  }

  @Test
  void givesUpOnAHostThatRefusesWithinTenSeconds() {
    TestTime time = new TestTime();
    Diagnostic stop = stopped(() -> unreachable("http://127.0.0.1:9", time));
    assertThat(stop.code()).isEqualTo("workspace-unreachable");
    assertThat(stop.summary())
        .isEqualTo("cannot reach http://127.0.0.1:9: the connection was refused");
    assertThat(stop.detail()).contains("HTTPS_PROXY", "Nothing was sent");
    assertThat(time.slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void givesUpOnAHostThatIsNotKnown() {
    Diagnostic stop = stopped(() -> unreachable("https://nowhere.invalid", new TestTime()));
    assertThat(stop.summary())
        .isEqualTo("cannot reach https://nowhere.invalid: the host name is not known");
  }

  @Test
  void saysThatTlsFailed() {
    String tls = server.host().replace("http://", "https://");
    Diagnostic stop = stopped(() -> unreachable(tls, new TestTime()));
    assertThat(stop.summary()).startsWith("cannot reach " + tls + ": ");
  }

  private void me(ResponseDefinitionBuilder answer) {
    server.server().stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
  }

  private static void unreachable(String host, Time time) {
    Map<String, String> environment = Map.of("DATABRICKS_HOST", host, "DATABRICKS_TOKEN", "t");
    Surroundings around =
        new Surroundings("1", environment, Path.of("no-home"), time, new TestLog());
    new Workspaces(around).open(LoginSettings.NONE);
  }
}
