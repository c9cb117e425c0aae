package dev.trowel.core.workspace.login;

import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Methods of logging in by an identity of a cloud.
class CloudMethodTest extends LoginCase {

  @BeforeEach
  void nameTheHost() {
    stand.env("DATABRICKS_HOST", stand.host());
  }

  @Test
  void githubOidcAzureExchangesTheJobsIdentityAtEntra() {
    stand.github();
    stand.azure();
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
    stand.azure();
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
    stand.azure();
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
    stand.azure();
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
    stand.azure();
    stand.tool("AZ_PATH", LoginStand.AZ_TOKEN).bundle("azure_tenant_id", "tenant-1");
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
    stand
        .tool("AZ_PATH", LoginStand.AZ_TOKEN)
        .bundle("azure_workspace_resource_id", LoginStand.RESOURCE);
    assertThat(stand.authorization()).isEqualTo("Bearer az-1");
    assertThat(stand.calls()).contains("--subscription=sub-1");
  }

  @Test
  void azureCliThatCannotBeRunIsReported() {
    stand.azure();
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
}
