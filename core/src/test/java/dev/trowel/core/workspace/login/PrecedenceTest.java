package dev.trowel.core.workspace.login;

import static dev.trowel.core.workspace.TestWorkspace.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/// Which of several places wins, and which files are read (sdk-java.md 3.1).
class PrecedenceTest extends LoginCase {

  private static final String PROFILES =
      """
      [DEFAULT]
      host = https://default.example.com
      token = default-token

      [dev]
      host = https://dev.example.com/
      token = dev-token

      [host-only]
      host = https://dev.example.com

      [prod]
      host  = https://prod.example.com
      token = prod-token
      """;

  @Test
  void bundleHostWinsOverVariable() {
    stand
        .bundle("host", "https://bundle.example.com")
        .env("DATABRICKS_HOST", "https://env.example.com")
        .env("DATABRICKS_TOKEN", "t");
    assertLogin("https://bundle.example.com", "Bearer t");
  }

  @Test
  void variablesAloneReadNoFile() {
    stand
        .env("DATABRICKS_HOST", "https://env.example.com")
        .env("DATABRICKS_TOKEN", "t")
        .env("DATABRICKS_CONFIG_FILE", home.toString());
    assertLogin("https://env.example.com", "Bearer t");
  }

  @Test
  void flagWinsOverVariablesAndBundle() {
    stand
        .profiles(PROFILES)
        .flag("dev")
        .bundle("profile", "prod")
        .env("DATABRICKS_CONFIG_PROFILE", "prod")
        .env("DATABRICKS_HOST", "https://env.example.com")
        .env("DATABRICKS_TOKEN", "t");
    assertLogin("https://dev.example.com", "Bearer dev-token");
  }

  @Test
  void bundleProfileWinsOverVariablesOfLogin() {
    stand
        .profiles(PROFILES)
        .bundle("profile", "dev")
        .env("DATABRICKS_HOST", "https://env.example.com")
        .env("DATABRICKS_TOKEN", "t");
    assertLogin("https://dev.example.com", "Bearer dev-token");
  }

  @Test
  void profileOfTheEnvironmentWinsOverTheBundles() {
    stand.profiles(PROFILES).bundle("profile", "dev").env("DATABRICKS_CONFIG_PROFILE", "prod");
    assertLogin("https://prod.example.com", "Bearer prod-token");
  }

  @Test
  void variablesWinOverAProfileThatOnlyTheEnvironmentNames() {
    stand.profiles(PROFILES).env("DATABRICKS_CONFIG_PROFILE", "dev").env("DATABRICKS_TOKEN", "t");
    assertLogin("https://dev.example.com", "Bearer t");
  }

  @Test
  void variablesFillWhatANamedProfileLeavesOut() {
    stand.profiles(PROFILES).flag("host-only").env("DATABRICKS_TOKEN", "t");
    assertLogin("https://dev.example.com", "Bearer t");
  }

  @Test
  void hostOfTheBundleFindsItsProfile() {
    stand.profiles(PROFILES).bundle("host", "https://PROD.example.com/");
    assertLogin("https://prod.example.com", "Bearer prod-token");
  }

  @Test
  void hostOfTheBundleLooksForNoProfileWhenVariablesLogIn() {
    stand
        .profiles(PROFILES)
        .bundle("host", "https://prod.example.com")
        .env("DATABRICKS_TOKEN", "t");
    assertLogin("https://prod.example.com", "Bearer t");
  }

  @Test
  void workspaceIdChoosesBetweenProfilesOfOneHost() {
    stand
        .profiles(
            """
            [a]
            host = https://h.example.com
            token = a
            workspace_id = 1
            [b]
            host = https://h.example.com
            token = b
            workspace_id = 2
            """)
        .bundle("host", "https://h.example.com/?o=2");
    assertLogin("https://h.example.com", "Bearer b");
    assertThat(stand.login().workspaceId()).isEqualTo("2");
  }

  @Test
  void severalProfilesOfOneHostAreRefused() {
    stand.profiles(PROFILES).bundle("host", "https://dev.example.com");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("profile-ambiguous");
    assertThat(stop.summary())
        .isEqualTo("https://dev.example.com: multiple profiles matched: dev, host-only");
    assertThat(stop.detail()).contains("--profile", "DATABRICKS_CONFIG_PROFILE");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
  }

  @Test
  void preferredProfileIsTakenWhenNothingElseIsSaid() {
    stand.profiles(PROFILES + "[__settings__]\ndefault_profile = prod\n");
    assertLogin("https://prod.example.com", "Bearer prod-token");
  }

  @Test
  void preferredProfileIsNotTakenWhenTheBundleNamesAHost() {
    stand
        .profiles(PROFILES + "[__settings__]\ndefault_profile = prod\n")
        .bundle("host", "https://other.example.com");
    assertThat(stopped(stand::login).code()).isEqualTo("credentials-missing");
  }

  @Test
  void defaultProfileIsTakenLast() {
    stand.profiles(PROFILES);
    assertLogin("https://default.example.com", "Bearer default-token");
  }

  @Test
  void defaultProfileIsNotTakenWhenAVariableNamesTheHost() {
    stand.profiles(PROFILES).env("DATABRICKS_HOST", "https://env.example.com");
    assertThat(stopped(stand::login).code()).isEqualTo("credentials-missing");
  }

  @Test
  void otherFileIsReadWhenAVariableNamesIt() {
    stand.profiles(PROFILES).file("other", "[DEFAULT]\nhost=https://o.example.com\ntoken=o\n");
    stand.env("DATABRICKS_CONFIG_FILE", "~/other");
    assertLogin("https://o.example.com", "Bearer o");
  }

  @Test
  void unreadableFileIsReported() {
    stand.env("DATABRICKS_CONFIG_FILE", home.toString());
    assertThat(stopped(stand::login).code()).isEqualTo("profile-file-unreadable");
  }

  @Test
  void unknownProfileIsRefusedAtItsPlace() {
    stand.profiles(PROFILES).bundle("profile", "stage");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("profile-unknown");
    assertThat(stop.summary())
        .isEqualTo(home.resolve(".databrickscfg") + " has no stage profile configured");
    assertThat(stop.detail())
        .contains("workspace.profile", "It has: DEFAULT, dev, host-only, prod.");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
  }

  @Test
  void settingsSectionIsNoProfile() {
    stand.profiles("[__settings__]\ndefault_profile = dev\n").flag("__settings__");
    assertThat(stopped(stand::login).code()).isEqualTo("profile-unknown");
  }

  @Test
  void profileOfAnotherHostIsRefused() {
    stand.profiles(PROFILES).bundle("host", "https://prod.example.com").flag("dev");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("profile-host-mismatch");
    assertThat(stop.summary()).contains("https://dev.example.com", "https://prod.example.com");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
  }

  @Test
  void profileOfTheSameHostWrittenOtherwiseIsTaken() {
    stand.profiles(PROFILES).bundle("host", "dev.example.com").flag("dev");
    assertLogin("https://dev.example.com", "Bearer dev-token");
  }

  @Test
  void moreThanOneMethodIsRefused() {
    stand
        .env("DATABRICKS_HOST", stand.host())
        .env("DATABRICKS_TOKEN", "t")
        .env("ARM_CLIENT_ID", "a");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.code()).isEqualTo("login-ambiguous");
    assertThat(stop.summary())
        .isEqualTo("more than one authorization method configured: azure and pat");
    assertThat(stop.detail())
        .contains("token from DATABRICKS_TOKEN", "azure_client_id from ARM_CLIENT_ID", "auth_type");
  }

  @Test
  void moreThanOneMethodIsFineWhenOneIsChosen() {
    stand
        .env("DATABRICKS_HOST", "https://h.example.com")
        .env("DATABRICKS_TOKEN", "t")
        .env("ARM_CLIENT_ID", "a")
        .env("DATABRICKS_AUTH_TYPE", "pat");
    assertLogin("https://h.example.com", "Bearer t");
  }

  @Test
  void bundleSettingsAreMethodsToo() {
    stand
        .env("DATABRICKS_HOST", stand.host())
        .env("DATABRICKS_TOKEN", "t")
        .bundle("client_id", "sp");
    Diagnostic stop = stopped(stand::login);
    assertThat(stop.summary())
        .isEqualTo("more than one authorization method configured: oauth and pat");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
  }

  @Test
  void missingCredentialsAreReportedWithAWayOut() {
    Diagnostic stop = stopped(stand.bundle("host", stand.host())::login);
    assertThat(stop.code()).isEqualTo("credentials-missing");
    assertThat(stop.summary()).isEqualTo("cannot configure default credentials");
    assertThat(stop.detail()).contains(stand.host(), "DATABRICKS_TOKEN", "--profile", "--local");
    assertThat(stop.spans()).extracting(Object::toString).containsExactly("databricks.yml:10:5");
    assertThat(stand.requests()).isEmpty();
  }

  @Test
  void missingHostIsReported() {
    assertThat(stopped(stand.env("DATABRICKS_TOKEN", "t")::login).detail())
        .contains("No workspace is named");
  }

  @Test
  void emptyVariablesCountAsUnset() {
    stand
        .env("DATABRICKS_HOST", "https://h.example.com")
        .env("DATABRICKS_TOKEN", "t")
        .env("ARM_CLIENT_ID", "");
    assertLogin("https://h.example.com", "Bearer t");
  }

  @Test
  void workspaceIdOfTheHostsQueryIsKept() {
    stand.bundle("host", "https://h.example.com/?o=77").env("DATABRICKS_TOKEN", "t");
    assertLogin("https://h.example.com", "Bearer t");
    assertThat(stand.login().workspaceId()).isEqualTo("77");
  }

  @Test
  void secretsNeverStandInMessages() {
    stand
        .env("DATABRICKS_HOST", stand.host())
        .env("DATABRICKS_TOKEN", "s3cret")
        .env("DATABRICKS_CLIENT_SECRET", "s3cret");
    assertThat(stopped(stand::login).toString()).doesNotContain("s3cret");
    assertThat(stand.read().toString()).doesNotContain("s3cret");
  }

  private void assertLogin(String host, String authorization) {
    Credentials credentials = stand.login();
    assertThat(credentials.host()).hasToString(host);
    assertThat(credentials.headers()).containsEntry("Authorization", authorization);
    assertThat(stand.requests()).isEmpty();
  }
}
