package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobRunsTest {

  private static final String RUN_NOW = "POST /api/2.2/jobs/run-now";
  private static final String GET = "GET /api/2.2/jobs/runs/get?run_id=7";
  private static final String DELETE = "POST /api/2.2/jobs/runs/delete {\"run_id\":7}";
  private static final String CANCEL = "POST /api/2.2/jobs/runs/cancel {\"run_id\":7}";
  private static final Answer STARTED = ok("{run_id: 7}");
  private static final Answer RUNNING = run("life_cycle_state: RUNNING");
  private static final Answer DONE = run("life_cycle_state: TERMINATED, result_state: SUCCESS");
  private static final Answer FAILED =
      run("life_cycle_state: INTERNAL_ERROR, result_state: FAILED, state_message: no luck");
  private static final String PLAIN = "{job_id: 1}";
  private static final String TRIGGERED =
      "{job_id: 1, lifecycle: {triggers: [{on_bundle_deploy: true}]}}";

  @TempDir Path folder;
  private final ScriptedRest rest = ScriptedRest.empty().on(RUN_NOW, STARTED);

  private ScriptedDeployment it() {
    return new ScriptedDeployment(JobRuns.KIND, rest, folder);
  }

  @Test
  void aRunIsWaitedForAndThenLeftAlone() {
    rest.on(GET, RUNNING, RUNNING, DONE);
    ScriptedDeployment it = it();

    assertThat(it.deploy(PLAIN).isComplete()).isTrue();
    assertThat(it.change(PLAIN)).isEqualTo("nothing");
  }

  @Test
  void aTriggerStartsARunWithEveryDeployment() {
    rest.on(GET, DONE).on("POST /api/2.2/jobs/runs/delete", ok("{}"));
    ScriptedDeployment it = it();
    it.deploy(TRIGGERED);

    assertThat(it.change(TRIGGERED)).isEqualTo("replace");
    it.deploy(TRIGGERED);
    assertThat(rest.changes()).hasSize(3).contains(DELETE);
    assertThat(it.change(PLAIN)).as("taken away").isEqualTo("nothing");
  }

  @Test
  void theTriggerIsNotSentAndTheTokenNeverTheSame() {
    rest.on(GET, DONE).on("POST /api/2.2/jobs/runs/delete", ok("{}"));
    ScriptedDeployment it = it();
    it.deploy(TRIGGERED);
    it.deploy(TRIGGERED);

    List<String> asked = rest.changes().stream().filter(c -> c.startsWith(RUN_NOW)).toList();
    assertThat(asked).hasSize(2).doesNotHaveDuplicates();
    assertThat(asked).allMatch(c -> c.contains("\"job_id\":1,\"idempotency_token\":\""));
    assertThat(asked).noneMatch(c -> c.contains("lifecycle"));
  }

  @Test
  void aFailureNamesTheTaskAndTheNextDeploymentRunsAgain() {
    rest.on(GET, FAILED, FAILED, DONE).on("POST /api/2.2/jobs/runs/delete", ok("{}"));
    ScriptedDeployment it = it();

    assertThat(it.failure(PLAIN))
        .contains("the run ended with FAILED: no luck; task t: FAILED: division by zero; see https")
        .doesNotContain("task u");
    assertThat(it.isRecorded()).isTrue();
    assertThat(it.change(PLAIN)).isEqualTo("replace");
  }

  @Test
  void oneThatIsStillUnderWayIsOnlyWaitedFor() {
    rest.on(GET, FAILED);
    ScriptedDeployment it = it();
    it.deploy(PLAIN);
    rest.on(GET, RUNNING, RUNNING, RUNNING, DONE);

    assertThat(it.change(PLAIN)).isEqualTo("update");
    assertThat(it.deploy(PLAIN).isComplete()).isTrue();
    assertThat(rest.changes()).hasSize(1);
  }

  @Test
  void aLostAnswerIsAskedForAgainWithTheSameToken() {
    rest.on(GET, DONE).on(RUN_NOW, new Answer.Unclear("504"), STARTED);

    assertThat(it().deploy(PLAIN).isComplete()).isTrue();
    assertThat(rest.changes()).hasSize(2);
    assertThat(rest.changes().getFirst()).isEqualTo(rest.changes().getLast());
  }

  @Test
  void oneUnderWayIsCancelledBeforeItIsDeleted() {
    rest.on(GET, DONE)
        .on("POST /api/2.2/jobs/runs/delete", ok("{}"))
        .on("POST /api/2.2/jobs/runs/cancel", ok("{}"));
    ScriptedDeployment it = it();
    it.deploy(PLAIN);
    rest.on(GET, RUNNING, RUNNING, FAILED);

    assertThat(it.deploy("").isComplete()).isTrue();
    assertThat(rest.changes()).endsWith(CANCEL, DELETE);
    assertThat(it.isRecorded()).isFalse();
  }

  private static Answer run(String state) {
    return ok(
        "{run_id: 7, job_id: 1, run_page_url: 'https://x/7', state: {%s}, tasks: [%s, %s]}"
            .formatted(
                state,
                "{task_key: t, state: {life_cycle_state: TERMINATED, result_state: FAILED,"
                    + " state_message: division by zero}}",
                "{task_key: u, state: {life_cycle_state: SKIPPED}}"));
  }
}
