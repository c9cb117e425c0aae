package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes that would destroy what the bundle protects.
class ProtectedTest {

  private static final String REFUSAL =
      "Error: resource schemas.trips has lifecycle.prevent_destroy set, but would be recreated or"
          + " destroyed\n  at resources.schemas.trips.lifecycle.prevent_destroy\n"
          + "  in databricks.yml:6:7\n";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
    ground.change(
        "      catalog_name: main\n",
        "      catalog_name: main\n      lifecycle: {prevent_destroy: true}\n");
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void replacing() {
    ground.change("      name: trips\n", "      name: journeys\n");

    for (String command : new String[] {"plan", "deploy --auto-approve", "bundle deploy"}) {
      Shell.Result result = ground.run(command);

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains(REFUSAL);
    }
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void destroying() {
    Shell.Result result = ground.run("destroy --auto-approve");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(REFUSAL);
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void changingInPlaceIsAllowed() {
    ground.change("      catalog_name: main\n", "      catalog_name: main\n      comment: c\n");

    assertThat(ground.run("deploy").exit()).isZero();
  }
}
