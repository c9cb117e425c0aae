package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.workspace.Halt;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody interrupts the moving of traffic.
class InterruptedShiftTest {

  private static final String ENDPOINT = "/api/2.0/serving-endpoints/taxi";
  private static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        model_serving_endpoints:
          taxi:
            name: taxi
            lifecycle: {traffic: {champion: a, challenger: b, steps: [10, 100]}}
            config:
              served_entities:
                - {name: a, entity_name: taxi, entity_version: "1"}
                - {name: b, entity_name: taxi, entity_version: "2"}
              traffic_config:
                routes:
                  - {served_model_name: a, traffic_percentage: 100}
      """;

  @TempDir Path folder;

  @Test
  void movesNothingOnceItWasAskedToEnd() {
    Cloud cloud = new Cloud();
    try {
      Ground ground = Ground.bare(folder).with(cloud.login()).bundle(BUNDLE);
      assertThat(ground.run("deploy").exit()).isZero();
      cloud.calm();
      Halt halt = new Halt(later -> {});
      cloud.meanwhile(line -> {
        if (line.startsWith("GET " + ENDPOINT)) {
          halt.ask();
        }
      });

      Shell.Result stopped = ground.run("endpoint shift taxi --next --auto-approve", halt);

      assertThat(stopped.err()).contains("Error: interrupted: nothing new was begun");
      assertThat(stopped.exit()).isEqualTo(1);
      assertThat(cloud.changes()).isEmpty();
    } finally {
      cloud.close();
    }
  }
}
