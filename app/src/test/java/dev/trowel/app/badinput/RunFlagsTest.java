package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is given to `run` for another kind of thing than what is run.
class RunFlagsTest {

  private static final String BUNDLE =
      """
      bundle: {name: b}
      scripts:
        hello: {content: echo hello}
      resources:
        jobs:
          train:
            name: train
        pipelines:
          features:
            name: features
            libraries:
              - notebook: {path: /Shared/features}
      """;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).bundle(BUNDLE);
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "features --params day=x, the pipeline pipelines.features takes no --params",
    "features --no-wait -- day, the pipeline pipelines.features takes no arguments: day",
    "train --full-refresh-all, the job jobs.train takes no --full-refresh-all",
    "hello --params x=y --no-wait --only z, the script hello takes no --params",
    "hello --no-wait, the script hello takes no --no-wait",
    "hello -o json, the script hello takes no --output",
    "train --deadline 0s, --deadline leaves no time: 0s",
  })
  void isRefusedAndNothingRuns(String words, String why) {
    Shell.Result refused = ground.run("run " + words);

    assertThat(refused.exit()).isEqualTo(64);
    assertThat(refused.err()).contains("Error: " + why);
    assertThat(refused.out()).doesNotContain("hello\n");
    assertThat(cloud.changes()).isEmpty();
  }
}
