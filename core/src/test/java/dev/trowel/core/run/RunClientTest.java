package dev.trowel.core.run;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunClientTest {

  private static final String GET = "GET /api/2.2/jobs/runs/get?run_id=7";
  private static final Answer PENDING = run("life_cycle_state: PENDING");
  private static final Answer RUNNING = run("life_cycle_state: RUNNING");
  private static final Answer DONE = run("life_cycle_state: TERMINATED, result_state: SUCCESS");
  private static final Answer NOTHING = new Answer.Unclear("connection reset");

  private final ScriptedRest rest = ScriptedRest.empty();
  private final List<Long> pauses = new ArrayList<>();

  private static Answer run(String state) {
    return ok("{run_id: 7, run_name: train, state: {" + state + "}}");
  }

  private RunClient client(Duration limit) {
    Waiter waiter =
        new Waiter(
            rest,
            _ -> {},
            () -> Instant.EPOCH,
            pause -> pauses.add(pause.toMillis()),
            Optional.empty());
    return new RunClient(rest, waiter, limit);
  }

  private List<String> followed() {
    List<String> seen = new ArrayList<>();
    client(RunClient.LIMIT).await(7, run -> seen.add(run.state().lifeCycle()));
    return seen;
  }

  @Test
  void tellsEachStateOnce() {
    rest.on(GET, PENDING, PENDING, RUNNING, RUNNING, DONE);

    assertThat(followed()).containsExactly("PENDING", "RUNNING", "TERMINATED");
  }

  @Test
  void looksSeldomWhileNothingChanges() {
    Answer[] answers = new Answer[9];
    Arrays.fill(answers, RUNNING);
    answers[8] = DONE;
    rest.on(GET, answers);

    followed();

    assertThat(pauses).containsExactly(1000L, 1500L, 2250L, 3375L, 5062L, 7593L, 10000L, 10000L);
  }

  @Test
  void looksOftenAgainAfterAChange() {
    rest.on(GET, PENDING, PENDING, PENDING, RUNNING, RUNNING, DONE);

    followed();

    assertThat(pauses).containsExactly(1000L, 1500L, 2250L, 1000L, 1500L);
  }

  @Test
  void goesOnWhenLooksFail() {
    rest.on(GET, RUNNING, NOTHING, refused(503, "", "busy"), refused(429, "", "slow down"), DONE);

    assertThat(followed()).containsExactly("RUNNING", "TERMINATED");
  }

  @Test
  void stopsWhenTheRunIsDeletedMeanwhile() {
    rest.on(GET, RUNNING, refused(400, "INVALID_PARAMETER_VALUE", "Run 7 does not exist."));

    assertThatThrownBy(this::followed)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("run 7 is not there any more");
  }

  @Test
  void doesNotWaitForEver() {
    rest.on(GET, RUNNING);

    assertThatThrownBy(() -> client(Duration.ofSeconds(60)).await(7, _ -> {}))
        .hasMessageContaining("run 7 did not end within 60 s");
    assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isBetween(59_990L, 60_000L);
  }

  @Test
  void startsOnceWhenAnAnswerIsLost() {
    rest.on("POST /api/2.2/jobs/run-now", NOTHING, ok("run_id: 7"));

    long id =
        client(RunClient.LIMIT).runNow(JsonNodeFactory.instance.objectNode().put("job_id", 1));

    assertThat(id).isEqualTo(7);
    assertThat(rest.changes()).hasSize(2);
    assertThat(rest.changes().stream().distinct())
        .singleElement()
        .asString()
        .matches(".*\"idempotency_token\":\"[0-9a-f-]{36}\".*");
  }

  @Test
  void saysWhyNothingWasStarted() {
    rest.on("POST /api/2.2/jobs/runs/submit", refused(403, "PERMISSION_DENIED", "you may not"));

    assertThatThrownBy(() ->
            client(RunClient.LIMIT)
                .submit(JsonNodeFactory.instance.objectNode().put("run_name", "copy"), "once"))
        .hasMessageContaining("cannot start the run copy: you may not (403 PERMISSION_DENIED)");
  }

  @Test
  void ofATaskThatWasTriedAgainTheLastAttemptCounts() {
    rest.on(
        GET,
        ok(
            "{run_id: 7, state: {life_cycle_state: TERMINATED, result_state: SUCCESS}, tasks: ["
                + "{task_key: a, run_id: 8, attempt_number: 0, state: {life_cycle_state:"
                + " TERMINATED, result_state: FAILED}}, {task_key: a, run_id: 9, attempt_number:"
                + " 1, state: {life_cycle_state: TERMINATED, result_state: SUCCESS}}]}"));

    Run run = client(RunClient.LIMIT).await(7, _ -> {});

    assertThat(run.tasks()).extracting(TaskRun::id).containsExactly(9L);
    assertThat(run.failed()).isEmpty();
  }

  @Test
  void cancelsWhatIsUnderWayAndWaitsForIt() {
    rest.on("GET /api/2.2/jobs/runs/list", ok("runs: [{run_id: 7}]"));
    rest.on("POST /api/2.2/jobs/runs/cancel", ok("{}"));
    rest.on(GET, RUNNING, DONE);

    assertThat(client(RunClient.LIMIT).cancelActive(1)).isEqualTo(1);
    assertThat(rest.sent()).hasSize(4);
  }

  @Test
  void readsTheTasksOfAllPages() {
    rest.on(
        GET,
        ok(
            "{run_id: 7, state: {life_cycle_state: TERMINATED}, tasks: [{task_key: a}],"
                + " next_page_token: two}"));
    rest.on(GET + "&page_token=two", ok("{run_id: 7, tasks: [{task_key: b}]}"));

    Run run = client(RunClient.LIMIT).look(7).orElseThrow();

    assertThat(run.tasks()).extracting(TaskRun::key).containsExactly("a", "b");
    assertThat(run.state().isOver()).isTrue();
  }
}
