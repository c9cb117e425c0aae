package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where nobody may be asked, nobody is: no connection, no process, no file with secrets.
class OfflineTest {

  @TempDir Path folder;

  private Trap trap;
  private Ground ground;

  @BeforeEach
  void set() {
    trap = new Trap(folder.resolve("trap"));
    ground = Ground.bare(folder.resolve("bundle")).with(trap.environment()).trips();
  }

  @AfterEach
  void end() {
    trap.close();
  }

  @Test
  void validateNeedsNeitherNetworkNorCredentials() {
    ground
        .file(".databrickscfg", "[DEFAULT\nthis is no profile = = \n")
        .change("resources:\n", host("'http://" + trap.address() + "'"));

    Shell.Result result = ground.with(tokens()).run("validate");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("Validation OK!\n");
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://x.example.com;touch pwned", "$(touch pwned)", "user:pw@%s"})
  void validateTellsAHostileHostWithoutGoingThere(String host) {
    ground.change("resources:\n", host("'" + host.replace("%s", trap.address()) + "'"));

    Shell.Result result = ground.with(tokens()).run("validate");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .startsWith("Error: invalid workspace host: ")
        .contains("databricks.yml:4:9");
    assertNothingHappened();
  }

  @Test
  void whatValidateLeavesAloneStopsADeployment() {
    ground.file(".databrickscfg", "[DEFAULT\nthis is no profile = = \n");

    Shell.Result result = ground.with(Map.of("DATABRICKS_CONFIG_PROFILE", "x")).run("plan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(".databrickscfg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.example.com; touch pwned",
        "https://x.example.com$(touch pwned)",
        "https://x.example.com`touch pwned`",
        "https://x.example.com|touch pwned",
        "https://x.example.com & touch pwned",
        "--config=/etc/passwd",
        "https://user:password@%s",
        "https://%s\\@good.example.com",
        "file:///etc/passwd",
        "http://%s/{x}",
      })
  void hostileHostStartsNoProcessAndOpensNoConnection(String host) {
    ground.change("resources:\n", host("'" + host.replace("%s", trap.address()) + "'"));
    Map<String, String> before = ground.files();

    for (String command : new String[] {"plan", "deploy", "destroy --auto-approve"}) {
      Shell.Result result = ground.run(command);

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("Error: invalid workspace host: ")
          .doesNotContain("user:password")
          .contains("\n  in databricks.yml:4:9\n")
          .contains("must look like https://my-workspace.cloud.databricks.com");
    }
    assertNothingHappened();
    assertThat(ground.files()).isEqualTo(before);
  }

  @Test
  void theTrapCatchesAToolThatIsStarted() {
    ground.change("resources:\n", host("https://x.example.com")).run("plan");

    assertThat(trap.sawAProcess()).isTrue();
  }

  @Test
  void theTrapCatchesAConnection() {
    Ground careless =
        ground
            .change("resources:\n", host("https://x.example.com"))
            .with(Map.of("DATABRICKS_TOKEN", "x"));

    assertThat(trap.visitsDuring(() -> careless.run("plan", new PatientTime()))).isPositive();
  }

  private static String host(String host) {
    return "workspace:\n  host: " + host + "\nresources:\n";
  }

  private static Map<String, String> tokens() {
    Map<String, String> tokens = new HashMap<>();
    tokens.put("DATABRICKS_TOKEN", "dapi-secret");
    tokens.put("DATABRICKS_CLIENT_ID", "id");
    tokens.put("DATABRICKS_CLIENT_SECRET", "secret");
    tokens.put("ARM_CLIENT_ID", "id");
    tokens.put("ARM_CLIENT_SECRET", "secret");
    tokens.put("ARM_TENANT_ID", "tenant");
    tokens.put("GOOGLE_CREDENTIALS", "{}");
    tokens.put("DATABRICKS_CONFIG_PROFILE", "missing");
    return tokens;
  }

  private void assertNothingHappened() {
    assertThat(trap.sawAProcess()).isFalse();
    assertThat(trap.wasEntered()).isFalse();
  }
}
