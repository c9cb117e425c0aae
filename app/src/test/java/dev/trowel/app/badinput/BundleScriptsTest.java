package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles whose `experimental.scripts` run around the phases of a command.
class BundleScriptsTest {

  private static final String ALL =
      """
      experimental:
        scripts:
          preinit: echo preinit >> log
          postinit: echo postinit >> log
          prebuild: echo prebuild >> log
          postbuild: echo postbuild >> log
          predeploy: echo predeploy >> log
          postdeploy: echo postdeploy >> log
      """;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void logIn() {
    ground = Ground.bare(folder).with(cloud.login()).with(Map.of("PATH", "/usr/bin:/bin")).trips();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void runAtTheirPlacesOfADeployment() {
    scripts(ALL);

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "Executing 'preinit' script",
            "Executing 'postinit' script",
            "Executing 'prebuild' script",
            "Executing 'postbuild' script",
            "Executing 'predeploy' script",
            "Uploading bundle files",
            "Executing 'postdeploy' script");
    assertThat(ground.text("log"))
        .isEqualTo("preinit\npostinit\nprebuild\npostbuild\npredeploy\npostdeploy\n");
  }

  @Test
  void runUpToTheBuildForAPlan() {
    scripts(ALL);

    assertThat(ground.run("plan").exit()).isZero();

    assertThat(ground.text("log")).isEqualTo("preinit\npostinit\nprebuild\npostbuild\n");
  }

  @Test
  void doNotRunToValidate() {
    scripts(ALL);

    assertThat(ground.run("validate").exit()).isZero();

    assertThat(ground.files()).doesNotContainKey("log");
  }

  @Test
  void runToValidateInTheIncumbentsSpelling() {
    scripts(ALL);

    assertThat(ground.run("bundle validate").exit()).isZero();

    assertThat(ground.text("log")).isEqualTo("preinit\npostinit\n");
  }

  @Test
  void mayWriteWhatIsIncluded() {
    ground.bundle(
        """
        include: [made.yml]
        experimental:
          scripts:
            preinit: 'echo "bundle: {name: made}" > made.yml'
        """);

    Shell.Result result = ground.run("summary");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("Name: made\n");
  }

  @Test
  void logInWhereTheCommandDid() {
    scripts(
        """
        experimental:
          scripts:
            postinit: echo $DATABRICKS_HOST $DATABRICKS_TOKEN $DATABRICKS_BUNDLE_TARGET > log
        """);

    assertThat(ground.run("plan").exit()).isZero();

    assertThat(ground.text("log")).isEqualTo(cloud.host() + " dapi-secret default\n");
  }

  @Test
  void stopADeploymentBeforeItChangesAnything() {
    scripts("experimental: {scripts: {predeploy: echo no; exit 7}}\n");

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Error: the predeploy script ended with exit code 7\n")
        .contains("\n  at experimental.scripts.predeploy\n  in databricks.yml:1:37\n")
        .contains("The last it printed:\nno\n");
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void failADeploymentThatIsDoneAndRecorded() {
    scripts("experimental: {scripts: {postdeploy: exit 7}}\n");

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Error: the postdeploy script ended with exit code 7\n");
    assertThat(result.out()).contains("Resources: 2 created, 0 changed");
    assertThat(cloud.state().path("serial").asInt()).isEqualTo(1);
  }

  private void scripts(String section) {
    ground.bundle(section + Ground.TRIPS);
  }
}
