package dev.trowel.app.badinput;

import static dev.trowel.app.badinput.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.Main;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.workspace.Halt;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What disturbs a run while it is waited for.
class InterruptedRunTest {

  private static final String START = "POST /api/2.2/jobs/run-now";
  private static final String LOOK = "GET /api/2.2/jobs/runs/get?";
  private static final String CANCEL = "POST /api/2.2/jobs/runs/cancel";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private final PatientTime time = new PatientTime();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  private Halt askedAtTheSecondLook() {
    Halt halt = new Halt(later -> {});
    AtomicInteger looks = new AtomicInteger();
    cloud.meanwhile(line -> {
      if (line.startsWith(LOOK) && looks.incrementAndGet() == 2) {
        halt.ask();
      }
    });
    return halt;
  }

  private Shell.Result typing(String answer, Halt halt) {
    return new Shell(folder, cloud.login())
        .typing(answer)
        .run(List.of("run", "count"), (arguments, caller) -> Main.run(arguments, caller, halt));
  }

  @Test
  void withoutATerminalTheRunGoesOnAndIsNamed() {
    Shell.Result stopped = ground.run("run count", askedAtTheSecondLook());

    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.err()).contains("It goes on in the workspace: http");
    assertThat(cloud.changes()).containsExactly(START);
  }

  @Test
  void atATerminalTheRunIsCancelledWhenThatIsWanted() {
    Shell.Result stopped = typing("y\n", askedAtTheSecondLook());

    assertThat(stopped.err()).contains("Cancel the run? [y/N]", "Cancelled: http");
    assertThat(cloud.changes()).containsExactly(START, CANCEL);
  }

  @Test
  void atATerminalTheRunGoesOnWhenNobodySaysYes() {
    Shell.Result stopped = typing("\n", askedAtTheSecondLook());

    assertThat(stopped.err()).contains("It goes on in the workspace: http");
    assertThat(cloud.changes()).containsExactly(START);
  }

  @Test
  void aLostAnswerStartsNothingTwice() {
    cloud.disturb(START, new Fault.DropAfter());

    assertThat(ground.run("run count", time).exit()).isZero();

    assertThat(cloud.get("/api/2.2/jobs/runs/list").path("runs")).hasSize(1);
  }

  @Test
  void aLookThatFailsEndsNothing() {
    cloud.disturb(LOOK, refusal(500, "INTERNAL_ERROR", "oops"), refusal(503, "", "busy"));

    assertThat(ground.run("run count", time).exit()).isZero();
  }

  @Test
  void aJobThatIsDeletedMeanwhileEndsTheWaiting() {
    AtomicInteger looks = new AtomicInteger();
    cloud.meanwhile(line -> {
      if (line.startsWith(LOOK) && looks.incrementAndGet() == 2) {
        String id = cloud.get("/api/2.2/jobs/list").at("/jobs/0/job_id").asText();
        cloud.send("POST", "/api/2.2/jobs/delete", "{\"job_id\": " + id + "}");
      }
    });

    Shell.Result lost = ground.run("run count", time);

    assertThat(lost.exit()).isEqualTo(1);
    assertThat(lost.err()).contains("is not there any more");
  }

  @Test
  void whoMayNotRunIsToldSo() {
    cloud.disturb(START, refusal(403, "PERMISSION_DENIED", "ann has no CAN_MANAGE_RUN on it."));

    Shell.Result refused = ground.run("run count", time);

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("ann has no CAN_MANAGE_RUN on it. (403 PERMISSION_DENIED)");
  }

  @Test
  void aDeadlineLeavesTheRunGoing() {
    Shell.Result late = ground.run("run count --deadline 1s", time);

    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.err()).contains("did not end within 1 s", "It goes on in the workspace: http");
    assertThat(cloud.changes()).containsExactly(START);
  }

  @Test
  void aRunThatSomebodyCancelsFails() {
    AtomicInteger looks = new AtomicInteger();
    cloud.meanwhile(line -> {
      if (line.startsWith(LOOK) && looks.incrementAndGet() == 2) {
        String id = line.replaceAll(".*run_id=", "");
        cloud.send("POST", "/api/2.2/jobs/runs/cancel", "{\"run_id\": " + id + "}");
      }
    });

    Shell.Result cancelled = ground.run("run count", time);

    assertThat(cancelled.exit()).isEqualTo(1);
    assertThat(cancelled.err()).contains("run canceled: Run cancelled.");
  }

  @Test
  void whatRunsIsEndedFirstWhereThatIsWanted() {
    assertThat(ground.run("run count --no-wait", time).exit()).isZero();

    assertThat(ground.run("run count --restart", time).exit()).isZero();

    assertThat(cloud.changes()).containsExactly(START, CANCEL, START);
  }
}
