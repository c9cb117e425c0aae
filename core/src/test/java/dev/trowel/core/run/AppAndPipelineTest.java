package dev.trowel.core.run;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppAndPipelineTest {

  private static final String APP = "GET /api/2.0/apps/dash";
  private static final String DEPLOY = "POST /api/2.0/apps/dash/deployments";
  private static final String DEPLOYMENT = "GET /api/2.0/apps/dash/deployments/d1";
  private static final String UPDATE = "GET /api/2.0/pipelines/p/updates/u";
  private static final String EVENTS = "GET /api/2.0/pipelines/p/events";
  private static final String UPDATES = "POST /api/2.0/pipelines/p/updates";

  private final ScriptedRest rest = ScriptedRest.empty();
  private final List<String> told = new ArrayList<>();

  private Waiter waiter() {
    return new Waiter(rest, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
  }

  private String runApp() {
    RunTarget.App app =
        new RunTarget.App(
            ResourceKey.of("apps", "dash"),
            "dash",
            ScriptedRest.tree("source_code_path: /Workspace/dash"));
    return new AppClient(waiter(), RunClient.LIMIT).run(app, true, told::add);
  }

  private PipelineUpdate follow() {
    return new PipelineClient(waiter(), RunClient.LIMIT)
        .await(
            "p",
            "u",
            update -> update.fresh().forEach(each -> told.add(each.message() + each.errors())));
  }

  @Test
  void anAppThatStandsStillIsStartedFirst() {
    rest.on(DEPLOYMENT, ok("status: {state: IN_PROGRESS}"), ok("status: {state: SUCCEEDED}"));
    rest.on(DEPLOY, ok("deployment_id: d1"));
    rest.on("POST /api/2.0/apps/dash/start", ok("{}"));
    rest.on(
        APP,
        ok("{url: 'https://dash', compute_status: {state: STOPPED}}"),
        ok("compute_status: {state: STARTING}"),
        ok("compute_status: {state: ACTIVE}"));

    assertThat(runApp()).isEqualTo("https://dash");
    assertThat(rest.changes())
        .containsExactly(
            "POST /api/2.0/apps/dash/start {}",
            DEPLOY + " {\"source_code_path\":\"/Workspace/dash\",\"mode\":\"SNAPSHOT\"}");
    assertThat(told).hasSize(2);
  }

  @Test
  void anAppWhoseCodeFailsSaysWhy() {
    rest.on(DEPLOYMENT, ok("status: {state: FAILED, message: no app.py}"));
    rest.on(DEPLOY, ok("deployment_id: d1"));
    rest.on(APP, ok("compute_status: {state: ACTIVE}"));

    assertThatThrownBy(this::runApp).hasMessageContaining("app dash does not run: no app.py");
  }

  @Test
  void anUpdateTellsEachLineOfItsLogOnce() {
    rest.on(
        UPDATE,
        ok("update: {state: QUEUED}"),
        refused(503, "", "busy"),
        ok("update: {state: FAILED}"));
    rest.on(
        EVENTS,
        ok("events: [{id: 1, message: queued}]"),
        ok("events: [{id: 1, message: queued}]"),
        ok(
            "events: [{id: 1, message: queued}, {id: 2, message: failed, error: {exceptions:"
                + " [{message: no table}]}}]"));

    assertThat(follow().isSuccess()).isFalse();
    assertThat(told).containsExactly("queued[]", "failed[no table]");
  }

  @Test
  void anUpdateIsNotStartedTwice() {
    rest.on(UPDATES, new Answer.Unclear("connection reset"));
    PipelineClient client = new PipelineClient(waiter(), RunClient.LIMIT);
    ObjectNode body = new PipelineFlags(List.of("t"), false, List.of(), false, false).body();

    assertThatThrownBy(() -> client.start("p", body)).hasMessageContaining("connection reset");
    assertThat(rest.changes()).containsExactly(UPDATES + " {\"refresh_selection\":[\"t\"]}");
  }

  @Test
  void anAppThatIsStoppingIsStartedWhenItStands() {
    rest.on(DEPLOYMENT, ok("status: {state: SUCCEEDED}"));
    rest.on(DEPLOY, ok("deployment_id: d1"));
    rest.on("POST /api/2.0/apps/dash/start", ok("{}"));
    rest.on(
        APP,
        ok("compute_status: {state: STOPPING}"),
        ok("compute_status: {state: STOPPING}"),
        ok("compute_status: {state: STOPPED}"),
        ok("compute_status: {state: ACTIVE}"));

    runApp();

    assertThat(rest.changes().getFirst()).isEqualTo("POST /api/2.0/apps/dash/start {}");
  }
}
