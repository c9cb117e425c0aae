package dev.trowel.core.workspace.login;

import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each method of logging in that knows no cloud.
class MethodTest extends LoginCase {

  @BeforeEach
  void nameTheHost() {
    stand.env("DATABRICKS_HOST", stand.host());
  }

  @Test
  void patSendsTheTokenAndAsksNobody() {
    stand.env("DATABRICKS_TOKEN", "dapi1");
    assertThat(stand.authorization()).isEqualTo("Bearer dapi1");
    assertThat(stand.requests()).isEmpty();
    assertThat(stand.calls()).isEmpty();
  }

  @Test
  void basicSendsUserAndPassword() {
    stand.env("DATABRICKS_USERNAME", "u").env("DATABRICKS_PASSWORD", "p");
    assertThat(stand.authorization()).isEqualTo("Basic dTpw");
    assertThat(stand.requests()).isEmpty();
  }

  @Test
  void oauthMachineToMachineGetsATokenForTheSecret() {
    stand.machine();
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.requests())
        .containsExactly("GET /oidc/.well-known/oauth-authorization-server", "POST /oidc/v1/token");
    LoggedRequest request = stand.server.allRequests().getLast();
    assertThat(request.getHeader("Authorization")).isEqualTo("Basic aWQ6c2VjcmV0");
    assertThat(request.getBodyAsString())
        .contains("grant_type=client_credentials", "scope=all-apis")
        .doesNotContain("secret");
    assertThat(request.getHeader("User-Agent")).startsWith("trowel/1.2.3 databricks-sdk-java/");
  }

  @Test
  void oauthKeepsItsTokenForAllRequests() {
    stand.machine();
    Credentials credentials = stand.login();
    credentials.headers();
    credentials.headers();
    assertThat(stand.requests()).hasSize(2);
  }

  @Test
  void databricksCliIsRunWithoutAShell() {
    stand.tool("DATABRICKS_CLI_PATH", LoginStand.CLI_TOKEN);
    assertThat(stand.authorization()).isEqualTo("Bearer cli-1");
    assertThat(stand.calls()).containsExactly("auth", "token", "--host=" + stand.host());
  }

  @Test
  void databricksCliIsAskedForTheProfile() {
    stand
        .tool("DATABRICKS_CLI_PATH", LoginStand.CLI_TOKEN)
        .profiles("[my dev]\nhost = " + stand.host() + "\nauth_type = databricks-cli\n")
        .flag("my dev");
    assertThat(stand.authorization()).isEqualTo("Bearer cli-1");
    assertThat(stand.calls()).containsExactly("auth", "token", "--profile=my dev");
  }

  @Test
  void databricksCliIsAskedAgainWhenItsTokenEnds() {
    stand.tool("DATABRICKS_CLI_PATH", LoginStand.CLI_TOKEN);
    Credentials credentials = stand.login();
    credentials.headers();
    assertThat(stand.calls()).hasSize(3);
    stand.server.time().advance(Duration.ofMinutes(59));
    credentials.headers();
    assertThat(stand.calls()).hasSize(6);
  }

  @Test
  void databricksCliThatIsNotLoggedInIsReported() {
    stand
        .tool("DATABRICKS_CLI_PATH", "")
        .env("FAKE_EXIT", "1")
        .env("FAKE_COMPLAINT", "Error: no login, run databricks auth login");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("login-failed");
    assertThat(stop.detail())
        .contains("databricks-cli: Error: no login, run databricks auth login");
  }

  @Test
  void metadataServiceIsAskedOnThisMachine() {
    stand
        .env("DATABRICKS_METADATA_SERVICE_URL", stand.host() + "/metadata/x")
        .json(
            "GET",
            "/metadata/x",
            "{\"access_token\":\"meta-1\",\"token_type\":\"Bearer\",\"expires_on\":4102444800}");
    assertThat(stand.authorization()).isEqualTo("Bearer meta-1");
    LoggedRequest request = stand.server.allRequests().getFirst();
    assertThat(request.getHeader("X-Databricks-Metadata-Version")).isEqualTo("1");
    assertThat(request.getHeader("X-Databricks-Host")).isEqualTo(stand.host());
  }

  @Test
  void metadataServiceElsewhereIsNotAsked() {
    stand.env("DATABRICKS_METADATA_SERVICE_URL", "http://metadata.example.com/x");
    assertThat(stopped(stand::login).detail())
        .contains("metadata-service: the metadata service must be on localhost");
  }

  @Test
  void githubOidcExchangesTheJobsIdentity() {
    stand.github();
    stand.env("DATABRICKS_CLIENT_ID", "sp-1");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.requests())
        .containsExactly(
            "GET /oidc/.well-known/oauth-authorization-server",
            "GET /github?x=1&audience=" + stand.host() + "/oidc/v1/token",
            "POST /oidc/v1/token");
    assertThat(stand.server.allRequests().get(1).getHeader("Authorization"))
        .isEqualTo("Bearer request-token");
    assertThat(stand.server.allRequests().getLast().getBodyAsString())
        .contains("subject_token=github-jwt", "client_id=sp-1", "token-exchange");
  }

  @Test
  void azureDevOpsOidcExchangesTheJobsIdentity() {
    stand.devops();
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.requests())
        .contains(
            "POST /org/proj/_apis/distributedtask/hubs/build/plans/plan/jobs/job/oidctoken?api-version=7.2-preview.1");
    assertThat(stand.server.allRequests().getLast().getBodyAsString())
        .contains("subject_token=devops-jwt");
  }

  @Test
  void envOidcExchangesTheTokenOfAVariable() {
    stand.env("DATABRICKS_OIDC_TOKEN", "env-jwt");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.exchanged()).contains("subject_token=env-jwt");
  }

  @Test
  void envOidcReadsTheVariableThatSettingsName() {
    stand.env("DATABRICKS_OIDC_TOKEN_ENV", "MY_JWT").env("MY_JWT", "my-jwt");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.exchanged()).contains("subject_token=my-jwt");
  }

  @Test
  void fileOidcExchangesTheTokenOfAFile() {
    stand
        .file("jwt", "file-jwt\n")
        .env("DATABRICKS_OIDC_TOKEN_FILEPATH", home.resolve("jwt").toString());
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(stand.exchanged()).contains("subject_token=file-jwt");
  }
}
