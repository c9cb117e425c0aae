package dev.trowel.core.workspace.login;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In which order methods are tried, and what happens when one fails.
class MethodOrderTest extends LoginCase {

  @BeforeEach
  void nameTheHost() {
    stand.env("DATABRICKS_HOST", stand.host());
  }

  @Test
  void triesInTheIncumbentsOrder() {
    assertThat(Arrays.stream(Method.values()).map(Method::authType))
        .containsExactly(
            "pat",
            "basic",
            "oauth-m2m",
            "databricks-cli",
            "metadata-service",
            "github-oidc",
            "azure-devops-oidc",
            "env-oidc",
            "file-oidc",
            "github-oidc-azure",
            "azure-msi",
            "azure-client-secret",
            "azure-cli",
            "google-credentials",
            "google-id");
  }

  @Test
  void smallProgramsNamedDatabricksAreNotTheTool() {
    stand.env("PATH", Path.of(LoginStand.TOOL).resolveSibling("").toString());
    assertThat(stopped(stand::login).code()).isEqualTo("credentials-missing");
    assertThat(stand.calls()).isEmpty();
  }

  @Test
  void nextMethodIsTriedWhenOneFails() {
    stand.machine();
    stand.tool("DATABRICKS_CLI_PATH", LoginStand.CLI_TOKEN);
    stand.refuse(
        "/oidc/.*", 401, "{\"error\":\"invalid_client\",\"error_description\":\"bad secret\"}");
    Credentials credentials = stand.login();
    assertThat(credentials.authType()).isEqualTo("databricks-cli");
    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer cli-1");
  }

  @Test
  void earlierMethodIsTakenWhenTwoWork() {
    stand.github();
    stand.devops();
    stand.env("DATABRICKS_OIDC_TOKEN", "env-jwt");
    assertThat(stand.login().authType()).isEqualTo("github-oidc");
    stand.env("ACTIONS_ID_TOKEN_REQUEST_URL", "");
    assertThat(stand.login().authType()).isEqualTo("azure-devops-oidc");
    stand.env("SYSTEM_PLANID", "");
    assertThat(stand.login().authType()).isEqualTo("env-oidc");
  }

  @Test
  void earlierAzureMethodIsTakenWhenTwoWork() {
    stand.azure();
    stand
        .env("ARM_CLIENT_ID", "app")
        .env("ARM_CLIENT_SECRET", "s")
        .env("ARM_TENANT_ID", "tenant")
        .tool("AZ_PATH", LoginStand.AZ_TOKEN);
    assertThat(stand.login().authType()).isEqualTo("azure-client-secret");
    stand.refuse(
        "/entra/.*", 400, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}");
    assertThat(stand.login().authType()).isEqualTo("azure-cli");
  }

  @Test
  void allReasonsAreListedWhenEveryMethodFails() {
    stand.machine();
    stand.tool("DATABRICKS_CLI_PATH", "no json").env("DATABRICKS_OIDC_TOKEN", "jwt");
    stand.refuse(
        "/oidc/v1/token",
        400,
        "{\"error\":\"invalid_client\",\"error_description\":\"bad secret\"}");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("login-failed");
    assertThat(stop.summary()).startsWith("cannot log in to " + stand.host() + ": oauth-m2m: ");
    assertThat(stop.detail())
        .contains("oauth-m2m: ", "databricks-cli: " + LoginStand.TOOL + " printed no token")
        .contains("env-oidc: Token request failed with error: invalid_client - bad secret");
  }

  @Test
  void chosenMethodIsTheOnlyOneTried() {
    stand.machine();
    stand.env("DATABRICKS_TOKEN", "dapi1").bundle("auth_type", "oauth-m2m");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    stand.refuse("/oidc/.*", 400, "{}");
    assertThat(stopped(stand::login).detail()).contains("oauth-m2m: ").doesNotContain("pat");
  }

  @Test
  void unknownMethodIsRefusedAtItsPlace() {
    Diagnostic stop = stopped(stand.bundle("auth_type", "magic")::login);
    assertThat(stop.code()).isEqualTo("auth-type-unknown");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
    assertThat(stop.detail()).contains("workspace.auth_type", "oauth-m2m, databricks-cli");
  }

  @Test
  void busyTokenServiceIsAskedAgainInOurTime() {
    stand.machine();
    stand.server.answer(
        post(urlPathMatching("/oidc/v1/token")),
        aResponse().withStatus(429).withHeader("Retry-After", "3"),
        okJson("{\"access_token\":\"later\",\"token_type\":\"bearer\",\"expires_in\":60}"));
    assertThat(stand.authorization()).isEqualTo("Bearer later");
    assertThat(stand.server.time().slept()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void unreachableTokenServiceIsGivenUpWithinTenSeconds() {
    stand.env("DATABRICKS_HOST", "http://127.0.0.1:9");
    stand.machine();
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.summary())
        .isEqualTo(
            "cannot log in to http://127.0.0.1:9: oauth-m2m: no token from http://127.0.0.1:9: the"
                + " connection was refused");
    assertThat(stand.server.time().slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void oauthGetsOneNewTokenWhenTheWorkspaceRefusesIt() {
    stand.machine();
    var workspace = stand.open();
    stand.json(
        "POST",
        "/oidc/v1/token",
        "{\"access_token\":\"second\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    stand
        .server
        .server()
        .stubFor(
            any(urlPathMatching("/api/2.0/x"))
                .withHeader("Authorization", equalTo("Bearer exchanged"))
                .willReturn(aResponse().withStatus(401).withBody("{\"message\":\"expired\"}")));
    stand
        .server
        .server()
        .stubFor(
            any(urlPathMatching("/api/2.0/x"))
                .withHeader("Authorization", equalTo("Bearer second"))
                .willReturn(aResponse().withStatus(200).withBody("{}")));
    assertThat(workspace.rest().send(Call.get("/api/2.0/x"))).isInstanceOf(Answer.Ok.class);
  }
}
