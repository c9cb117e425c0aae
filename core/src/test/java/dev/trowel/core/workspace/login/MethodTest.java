package dev.trowel.core.workspace.login;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each method of logging in, and the order in which they are tried.
class MethodTest {

  private static final String AZ_TOKEN = "{\"accessToken\":\"az-1\",\"expires_on\":4102444800}";
  private static final String CLI_TOKEN =
      "{\"access_token\":\"cli-1\",\"token_type\":\"Bearer\",\"expiry\":\"2026-03-01T13:00:00Z\"}";

  @TempDir private Path home;
  private LoginStand stand;

  @BeforeEach
  void start() {
    stand = new LoginStand(home);
    stand.env("DATABRICKS_HOST", stand.host());
  }

  @AfterEach
  void stop() {
    stand.close();
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
    machine();
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
    machine();
    Credentials credentials = stand.login();
    credentials.headers();
    credentials.headers();
    assertThat(stand.requests()).hasSize(2);
  }

  @Test
  void databricksCliIsRunWithoutAShell() {
    stand.tool("DATABRICKS_CLI_PATH", CLI_TOKEN);
    assertThat(stand.authorization()).isEqualTo("Bearer cli-1");
    assertThat(stand.calls()).containsExactly("auth", "token", "--host=" + stand.host());
  }

  @Test
  void databricksCliIsAskedForTheProfile() {
    stand
        .tool("DATABRICKS_CLI_PATH", CLI_TOKEN)
        .profiles("[my dev]\nhost = " + stand.host() + "\nauth_type = databricks-cli\n")
        .flag("my dev");
    assertThat(stand.authorization()).isEqualTo("Bearer cli-1");
    assertThat(stand.calls()).containsExactly("auth", "token", "--profile=my dev");
  }

  @Test
  void databricksCliIsAskedAgainWhenItsTokenEnds() {
    stand.tool("DATABRICKS_CLI_PATH", CLI_TOKEN);
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
  void smallProgramsNamedDatabricksAreNotTheTool() {
    stand.env("PATH", Path.of(LoginStand.TOOL).resolveSibling("").toString());
    assertThat(stopped(stand::login).code()).isEqualTo("credentials-missing");
    assertThat(stand.calls()).isEmpty();
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
    github();
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
    devops();
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
    assertThat(exchanged()).contains("subject_token=env-jwt");
  }

  @Test
  void envOidcReadsTheVariableThatSettingsName() {
    stand.env("DATABRICKS_OIDC_TOKEN_ENV", "MY_JWT").env("MY_JWT", "my-jwt");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(exchanged()).contains("subject_token=my-jwt");
  }

  @Test
  void fileOidcExchangesTheTokenOfAFile() {
    stand
        .file("jwt", "file-jwt\n")
        .env("DATABRICKS_OIDC_TOKEN_FILEPATH", home.resolve("jwt").toString());
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    assertThat(exchanged()).contains("subject_token=file-jwt");
  }

  @Test
  void githubOidcAzureExchangesTheJobsIdentityAtEntra() {
    github();
    azure();
    stand
        .env("ARM_CLIENT_ID", "app")
        .env("ARM_TENANT_ID", "tenant")
        .env("DATABRICKS_AUTH_TYPE", "github-oidc-azure");
    assertThat(stand.authorization()).isEqualTo("Bearer entra-1");
    assertThat(stand.requests())
        .containsExactly(
            "GET /github?x=1&audience=api://AzureADTokenExchange",
            "POST /entra/tenant/oauth2/token");
    assertThat(stand.server.allRequests().getLast().getBodyAsString())
        .contains("client_assertion=github-jwt", "resource=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d");
  }

  @Test
  void azureManagedIdentityAsksTheMachinesService() {
    azure();
    stand
        .env("ARM_USE_MSI", "true")
        .env("ARM_CLIENT_ID", "app")
        .json(
            "GET",
            "/imds/metadata/identity/oauth2/token",
            "{\"access_token\":\"msi-1\",\"token_type\":\"Bearer\",\"expires_on\":\"4102444800\"}");
    Map<String, String> headers = stand.login().headers();
    assertThat(headers)
        .containsEntry("Authorization", "Bearer msi-1")
        .containsEntry("X-Databricks-Azure-SP-Management-Token", "msi-1");
    assertThat(stand.server.allRequests().getFirst().getHeader("Metadata")).isEqualTo("true");
  }

  @Test
  void azureSecretGetsATokenFromEntra() {
    azure();
    stand
        .env("ARM_CLIENT_ID", "app")
        .env("ARM_CLIENT_SECRET", "s")
        .env("ARM_TENANT_ID", "tenant")
        .env("DATABRICKS_AZURE_RESOURCE_ID", LoginStand.RESOURCE);
    Map<String, String> headers = stand.login().headers();
    assertThat(headers)
        .containsEntry("Authorization", "Bearer entra-1")
        .containsEntry("X-Databricks-Azure-Workspace-Resource-Id", LoginStand.RESOURCE)
        .containsKey("X-Databricks-Azure-SP-Management-Token");
    assertThat(stand.server.allRequests().getFirst().getBodyAsString())
        .contains("client_id=app", "client_secret=s", "grant_type=client_credentials");
  }

  @Test
  void azureSecretFindsTheHostByResourceId() {
    azure();
    stand
        .env("DATABRICKS_HOST", "")
        .env("ARM_CLIENT_ID", "app")
        .env("ARM_CLIENT_SECRET", "s")
        .env("ARM_TENANT_ID", "tenant")
        .env("DATABRICKS_AZURE_RESOURCE_ID", LoginStand.RESOURCE)
        .json(
            "GET",
            "/arm/" + LoginStand.RESOURCE,
            "{\"properties\":{\"workspaceUrl\":\"adb-1.2.azuredatabricks.net\"}}");
    assertThat(stand.login().host()).hasToString("https://adb-1.2.azuredatabricks.net");
  }

  @Test
  void azureCliIsRunWithoutAShell() {
    azure();
    stand.tool("AZ_PATH", AZ_TOKEN).bundle("azure_tenant_id", "tenant-1");
    assertThat(stand.login().headers())
        .containsEntry("Authorization", "Bearer az-1")
        .containsEntry("X-Databricks-Azure-SP-Management-Token", "az-1");
    assertThat(stand.calls().subList(0, 6))
        .containsExactly(
            "account",
            "get-access-token",
            "--output",
            "json",
            "--resource=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
            "--tenant=tenant-1");
  }

  @Test
  void azureCliNamesTheSubscription() {
    stand.tool("AZ_PATH", AZ_TOKEN).bundle("azure_workspace_resource_id", LoginStand.RESOURCE);
    assertThat(stand.authorization()).isEqualTo("Bearer az-1");
    assertThat(stand.calls()).contains("--subscription=sub-1");
  }

  @Test
  void azureCliThatCannotBeRunIsReported() {
    azure();
    stand.env("AZ_PATH", home.resolve("no-az").toString());
    assertThat(stopped(stand::login).detail())
        .contains("azure-cli: ")
        .contains("no-az cannot be run");
  }

  @Test
  void googleCredentialsSignForTheHost() throws Exception {
    stand
        .env("DATABRICKS_CLOUD", "gcp")
        .env("GOOGLE_CREDENTIALS", GoogleKey.json(stand.host() + "/google"))
        .json(
            "POST",
            "/google",
            "{\"id_token\":\""
                + GoogleKey.idToken()
                + "\",\"access_token\":\"g-access\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    Credentials credentials = stand.login();
    assertThat(credentials.headers())
        .containsEntry("Authorization", "Bearer " + GoogleKey.idToken())
        .containsEntry("X-Databricks-GCP-SA-Access-Token", "g-access");
    int requests = stand.requests().size();
    credentials.headers();
    assertThat(stand.requests()).as("the token is kept").hasSize(requests);
  }

  @Test
  void googleMethodsAreForGooglesCloudOnly() {
    stand
        .env("GOOGLE_CREDENTIALS", "{}")
        .env("DATABRICKS_GOOGLE_SERVICE_ACCOUNT", "a@b.iam.gserviceaccount.com");
    assertThat(stopped(stand::login).code()).isEqualTo("credentials-missing");
  }

  @Test
  void unusableGoogleKeyIsReported() {
    stand.env("DATABRICKS_CLOUD", "gcp").env("GOOGLE_CREDENTIALS", "{}");
    assertThat(stopped(stand::login).detail()).contains("google-credentials: ");
  }

  @Test
  void nextMethodIsTriedWhenOneFails() {
    machine();
    stand.tool("DATABRICKS_CLI_PATH", CLI_TOKEN);
    refuse("/oidc/.*", 401, "{\"error\":\"invalid_client\",\"error_description\":\"bad secret\"}");
    Credentials credentials = stand.login();
    assertThat(credentials.authType()).isEqualTo("databricks-cli");
    assertThat(credentials.headers()).containsEntry("Authorization", "Bearer cli-1");
  }

  @Test
  void earlierMethodIsTakenWhenTwoWork() {
    github();
    devops();
    stand.env("DATABRICKS_OIDC_TOKEN", "env-jwt");
    assertThat(stand.login().authType()).isEqualTo("github-oidc");
    stand.env("ACTIONS_ID_TOKEN_REQUEST_URL", "");
    assertThat(stand.login().authType()).isEqualTo("azure-devops-oidc");
    stand.env("SYSTEM_PLANID", "");
    assertThat(stand.login().authType()).isEqualTo("env-oidc");
  }

  @Test
  void earlierAzureMethodIsTakenWhenTwoWork() {
    azure();
    stand
        .env("ARM_CLIENT_ID", "app")
        .env("ARM_CLIENT_SECRET", "s")
        .env("ARM_TENANT_ID", "tenant")
        .tool("AZ_PATH", AZ_TOKEN);
    assertThat(stand.login().authType()).isEqualTo("azure-client-secret");
    refuse(
        "/entra/.*", 400, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}");
    assertThat(stand.login().authType()).isEqualTo("azure-cli");
  }

  @Test
  void allReasonsAreListedWhenEveryMethodFails() {
    machine();
    stand.tool("DATABRICKS_CLI_PATH", "no json").env("DATABRICKS_OIDC_TOKEN", "jwt");
    refuse(
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
    machine();
    stand.env("DATABRICKS_TOKEN", "dapi1").bundle("auth_type", "oauth-m2m");
    assertThat(stand.authorization()).isEqualTo("Bearer exchanged");
    refuse("/oidc/.*", 400, "{}");
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
    machine();
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
    machine();
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
    machine();
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

  private void machine() {
    stand.env("DATABRICKS_CLIENT_ID", "id").env("DATABRICKS_CLIENT_SECRET", "secret");
  }

  private void github() {
    stand
        .env("ACTIONS_ID_TOKEN_REQUEST_URL", stand.host() + "/github?x=1")
        .env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token")
        .json("GET", "/github", "{\"value\":\"github-jwt\"}");
  }

  private void devops() {
    stand
        .env("SYSTEM_ACCESSTOKEN", "t")
        .env("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", stand.host() + "/org")
        .env("SYSTEM_PLANID", "plan")
        .env("SYSTEM_JOBID", "job")
        .env("SYSTEM_TEAMPROJECTID", "proj")
        .env("SYSTEM_HOSTTYPE", "build")
        .json("POST", "/org/.*", "{\"oidcToken\":\"devops-jwt\"}");
  }

  private void azure() {
    stand
        .env("DATABRICKS_CLOUD", "azure")
        .json(
            "POST",
            "/entra/tenant/oauth2/token",
            "{\"access_token\":\"entra-1\",\"token_type\":\"Bearer\",\"expires_in\":\"3599\"}");
  }

  private void refuse(String path, int status, String body) {
    stand
        .server
        .server()
        .stubFor(
            any(urlPathMatching(path))
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
  }

  private String exchanged() {
    List<LoggedRequest> requests = stand.server.allRequests();
    return requests.getLast().getBodyAsString();
  }
}
