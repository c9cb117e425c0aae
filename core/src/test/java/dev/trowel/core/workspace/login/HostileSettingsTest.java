package dev.trowel.core.workspace.login;

import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pull request may write into a bundle starts no process and opens no connection.
class HostileSettingsTest extends LoginCase {

  @BeforeEach
  void nameTheHost() {
    stand.tool("DATABRICKS_CLI_PATH", "{}").tool("AZ_PATH", "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x$(touch${IFS}pwned)",
        "https://x;touch pwned",
        "https://x`touch pwned`",
        "https://a.example.com@evil.example.com",
        "https://a.example.com:80:80",
        "https://a example.com",
        "https://a.example.com\nevil",
        "--host=x",
        "file:///etc/passwd",
        "ftp://a.example.com",
        "https://",
        "https://a.example.com?o=$(x)",
        "https://${var.host}",
        "https://[::1]"
      })
  void hostileHostIsRefusedAtItsPlace(String host) {
    Diagnostic stop = stopped(stand.bundle("host", host)::login);
    assertThat(stop.code()).isEqualTo("workspace-host-invalid");
    assertThat(stop.summary()).startsWith("invalid workspace host: ").doesNotContain("\n");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
    assertNothingHappened();
  }

  @Test
  void hostileHostOfAVariableIsRefused() {
    assertThat(stopped(stand.env("DATABRICKS_HOST", "https://x$(y)")::login).code())
        .isEqualTo("workspace-host-invalid");
    assertNothingHappened();
  }

  @Test
  void hostileHostOfAProfileIsRefused() {
    stand.profiles("[p]\nhost = https://x$(y)\n").flag("p");
    assertThat(stopped(stand::login).code()).isEqualTo("workspace-host-invalid");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x;touch pwned", "$(touch pwned)", "--help", "../../etc/passwd"})
  void hostileProfileIsNotFound(String profile) {
    assertThat(stopped(stand.bundle("profile", profile)::login).code())
        .isEqualTo("profile-unknown");
    assertNothingHappened();
  }

  @ParameterizedTest
  @CsvSource({
    "azure_workspace_resource_id,/subscriptions/$(x)/resourceGroups/g/providers/Microsoft.Databricks/workspaces/w",
    "azure_workspace_resource_id,x",
    "azure_tenant_id,../../evil",
    "azure_tenant_id,--evil",
    "azure_client_id,a b",
    "azure_environment,MARS",
    "azure_login_app_id,a/b",
    "google_service_account,not-an-address",
    "client_id,a&scope=all",
    "account_id,a;b",
    "workspace_id,1%0d%0aX: y"
  })
  void hostileFieldIsRefusedAtItsPlace(String field, String value) {
    Diagnostic stop = stopped(stand.bundle(field, value)::login);
    assertThat(stop.code()).isEqualTo("login-setting-invalid");
    assertThat(stop.summary()).startsWith("invalid " + field + ": ");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
    assertNothingHappened();
  }

  @Test
  void secretsOfABundleAreNotRead() {
    stand.bundle("host", stand.host()).bundle("token", "dapi").bundle("client_secret", "s");
    stand.env("DATABRICKS_CLI_PATH", home.resolve("none").toString());
    assertThat(stand.read().values())
        .containsOnlyKeys(LoginField.HOST, LoginField.DATABRICKS_CLI_PATH);
  }

  private void assertNothingHappened() {
    assertThat(stand.calls()).as("processes").isEmpty();
    assertThat(stand.requests()).as("requests").isEmpty();
    assertThat(Files.exists(home.resolve("pwned"))).isFalse();
    assertThat(Files.exists(Path.of("pwned"))).isFalse();
  }
}
