package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.workspace.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody asks the program to end in the middle of its work.
class InterruptedTest {

  /// Of few files all would be on their way when the first one is answered.
  private static final int MORE_THAN_AT_ONCE = 600;

  private static final String LOCK = Cloud.ROOT + "/state/deploy.lock";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void write() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  /// More requests than a deployment of the bundle sends that may change something.
  static Stream<Integer> eachRequest() {
    return Stream.iterate(1, k -> k <= 24, k -> k + 1);
  }

  @ParameterizedTest
  @MethodSource("eachRequest")
  void aDeploymentIsRecordedAndGivesItsLockBack(int k) {
    Shell.Result stopped = interrupted("deploy", k);

    assertThat(cloud.file(LOCK).isMissingNode()).as(stopped.screen()).isTrue();
    assertThat(stopped.err()).doesNotContain("internal-error");
    Shell.Result again = ground.run("deploy");
    assertThat(again.exit()).as(again.screen()).isZero();
    assertThat(jobs()).hasSize(1);
    assertThat(cloud.state().path("state").size()).isEqualTo(2);
    assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("eachRequest")
  void aDestructionIsRecordedAndGoesOn(int k) {
    assertThat(ground.run("deploy").exit()).isZero();

    Shell.Result stopped = interrupted("destroy --auto-approve --allow-delete *", k);

    assertThat(cloud.file(LOCK).isMissingNode()).as(stopped.screen()).isTrue();
    Shell.Result again = ground.run("destroy --auto-approve --allow-delete *");
    assertThat(again.exit()).as(again.screen()).isZero();
    assertThat(jobs()).isEmpty();
    assertThat(cloud.get("/api/2.1/unity-catalog/schemas/main.trips").isMissingNode()).isTrue();
    assertThat(ground.run("destroy --auto-approve --allow-delete *").exit()).isZero();
  }

  @Test
  void saysWhatIsDoneAndWhatIsNot() {
    Halt halt = new Halt(later -> {});
    cloud.meanwhile(line -> {
      if (line.startsWith("POST /api/2.1/unity-catalog/schemas")) {
        halt.ask();
      }
    });

    Shell.Result stopped = ground.run("deploy", halt);

    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.err()).contains("Error: interrupted: nothing new was begun");
    assertThat(stopped.out())
        .isEqualTo(
            """
            Done
              create  schemas.trips  databricks.yml:6:7
            Not started
              create  jobs.count  databricks.yml:10:7

            Files: 2 uploaded, 0 deleted
            Resources: 1 created, 0 changed, 0 deleted, 0 unchanged, 1 not started
            Run the same command again: it goes on from here.
            """);
    assertThat(cloud.state().path("state").has("resources.schemas.trips")).isTrue();
  }

  @Test
  void leavesWhatIsNotAnswered() {
    CountDownLatch told = new CountDownLatch(1);
    Halt halt = new Halt(Runnable::run);
    cloud.meanwhile(line -> {
      if (line.startsWith("POST /api/2.1/unity-catalog/schemas")) {
        halt.ask();
        await(told);
      }
    });

    Shell.Result stopped = ground.run("deploy", halt);
    told.countDown();

    assertThat(stopped.out())
        .startsWith(
            """
            Not started
              create  jobs.count  databricks.yml:10:7
            Unfinished
              create  schemas.trips  databricks.yml:6:7  no answer

            """)
        .contains(" 0 unchanged, 1 unfinished, 1 not started\n");
    assertThat(cloud.file(LOCK).isMissingNode()).isTrue();
  }

  @Test
  void anUploadSaysWhichFilesWereSent() throws IOException {
    for (int i = 0; i < MORE_THAN_AT_ONCE; i++) {
      Files.writeString(folder.resolve("part" + i + ".py"), "part = " + i + "\n");
    }
    Halt halt = new Halt(later -> {});
    cloud.meanwhile(line -> {
      if (line.contains("import-file~/files/") || line.contains("import-file/~/files/")) {
        halt.ask();
      }
    });

    Shell.Result stopped = ground.run("deploy", halt);

    assertThat(stopped.err())
        .contains(
            " of %d files were sent, and no resource was changed".formatted(MORE_THAN_AT_ONCE + 2))
        .containsOnlyOnce("interrupted: nothing new was begun");
    assertThat(cloud.resourceChanges()).isEmpty();
  }

  @Test
  void theIncumbentsSpellingIsAsSafe() {
    Halt halt = new Halt(later -> {});
    cloud.meanwhile(line -> {
      if (line.startsWith("POST /api/2.1/unity-catalog/schemas")) {
        halt.ask();
      }
    });

    Shell.Result stopped = ground.run("bundle deploy", halt);

    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.out()).isEmpty();
    assertThat(cloud.file(LOCK).isMissingNode()).isTrue();
    assertThat(cloud.state().path("state").has("resources.schemas.trips")).isTrue();
  }

  private Shell.Result interrupted(String command, int k) {
    Halt halt = new Halt(later -> {});
    AtomicInteger seen = new AtomicInteger();
    cloud.meanwhile(line -> {
      if (!line.startsWith("GET") && !line.startsWith("HEAD") && seen.incrementAndGet() == k) {
        halt.ask();
      }
    });
    Shell.Result stopped = ground.run(command, halt);
    cloud.calm();
    return stopped;
  }

  private List<JsonNode> jobs() {
    return cloud.get("/api/2.2/jobs/list").path("jobs").valueStream().toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
