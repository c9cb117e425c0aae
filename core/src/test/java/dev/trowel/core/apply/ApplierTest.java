package dev.trowel.core.apply;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.event.Event;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplierTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");
  private static final String CREATE = "POST /api/2.2/jobs/create";
  private static final String DELETE = "POST /api/2.2/jobs/delete";
  private static final String GET = "GET /api/2.2/jobs/get";

  @TempDir Path root;
  private final ScriptedRest rest = ScriptedRest.agreeing();
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private State after = State.none();

  @Test
  void fillsReferencesWithIdsThatBecomeKnownInTheTypeOfTheField() {
    rest.on(CREATE, ok("{job_id: 7}"));

    Outcome outcome =
        apply(
            State.none(),
            node(A, "{name: a}"),
            node(B, "{tasks: [{task_key: t, run_job_task: {job_id: '${resources.jobs.a.id}'}}]}"));

    assertThat(outcome.isComplete()).isTrue();
    assertThat(rest.changes().get(1)).contains("\"run_job_task\":{\"job_id\":7}");
    Recorded recorded = recorded(B);
    assertThat(recorded.settings().at("/tasks/0/run_job_task/job_id").intValue()).isEqualTo(7);
    assertThat(recorded.dependsOn())
        .containsExactly(new Recorded.Dependency(A.stateKey(), "${resources.jobs.a.id}"));
  }

  @Test
  void aFailureStopsOnlyWhatDependsOnIt() {
    rest.on(CREATE, refused(400, "INVALID_PARAMETER_VALUE", "no"), ok("{job_id: 8}"));

    Outcome outcome =
        apply(
            State.none(), node(A, "{name: a}"), node(B, "{description: '${resources.jobs.a.id}'}"));

    assertThat(requireNonNull(outcome.failed().get(A)).summary())
        .isEqualTo("cannot create resources.jobs.a: no (400 INVALID_PARAMETER_VALUE)");
    assertThat(outcome.skipped()).containsEntry(B, A);
    assertThat(after).isEqualTo(State.none());
    assertThat(events).contains(new Event.Skipped(B, A));
  }

  @Test
  void looksForTheObjectWhenNobodyGotTheAnswerOfACreate() {
    rest.on("POST /api/2.0/mlflow/experiments/create", new Answer.Unclear("connection reset"))
        .on(
            "GET /api/2.0/mlflow/experiments/get-by-name",
            ok("{experiment: {experiment_id: '5', name: /e, lifecycle_stage: active}}"));
    ResourceKey experiment = ResourceKey.of("experiments", "e");

    Outcome outcome = apply(State.none(), node(experiment, "{name: /e}"));

    assertThat(outcome.failed()).isEmpty();
    assertThat(recorded(experiment).id()).isEqualTo("5");
    assertThat(rest.changes()).hasSize(1);
  }

  @Test
  void sendsPermissionsAgainAndTakesNoLostAnswerForDone() {
    String put = "PUT /api/2.0/permissions/jobs/7";
    Answer lost = new Answer.Unclear("connection reset");
    rest.on(put, lost, lost);
    ResourceKey permissions = ResourceKey.ofState("resources.jobs.a.permissions");
    String wanted = "{object_id: /jobs/7, __embed__: [{level: CAN_VIEW, group_name: users}]}";

    Outcome outcome = apply(State.none(), node(permissions, wanted));

    assertThat(outcome.failed().get(permissions))
        .extracting(Diagnostic::code)
        .isEqualTo("effect-unknown");
    assertThat(rest.changes()).hasSize(2).allMatch(each -> each.startsWith(put));
    assertThat(after.resources()).isEmpty();
  }

  @Test
  void saysSoWhenTheEffectOfACreateStaysUnknown() {
    rest.on(CREATE, new Answer.Unclear("connection reset"));

    Outcome outcome = apply(State.none(), node(A, "{name: a}"));

    assertThat(outcome.failed().get(A)).extracting(Diagnostic::code).isEqualTo("effect-unknown");
    assertThat(rest.changes()).hasSize(1);
  }

  @Test
  void deletesInTheOrderOppositeToCreation() {
    State state =
        plus(
            state(B, "2", "{description: x}", List.of(new Recorded.Dependency(A.stateKey(), "x"))),
            A,
            "1",
            "{name: a}");
    rest.on(GET, ok("{settings: {name: a}}"));

    Outcome outcome = apply(state);

    assertThat(outcome.done()).hasSize(2);
    assertThat(rest.changes())
        .containsExactly(DELETE + " {\"job_id\":2}", DELETE + " {\"job_id\":1}");
    assertThat(after.resources()).isEmpty();
  }

  @Test
  void whatIsGoneAlreadyCountsAsDeleted() {
    rest.on(GET, ok("{settings: {name: a}}"))
        .on(DELETE, refused(404, "RESOURCE_DOES_NOT_EXIST", "gone"));

    Outcome outcome = apply(state(A, "1", "{name: a}", List.of()));

    assertThat(outcome.isComplete()).isTrue();
    assertThat(after.resources()).isEmpty();
  }

  @Test
  void whatMayNotBeDeletedIsNotForgotten() {
    rest.on(GET, ok("{settings: {name: a}}"))
        .on(DELETE, refused(403, "PERMISSION_DENIED", "not yours"));

    Outcome outcome = apply(state(A, "1", "{name: a}", List.of()));

    assertThat(outcome.failed()).containsOnlyKeys(A);
    assertThat(after.resources()).containsOnlyKeys(A);
  }

  @Test
  void onlyStrikesFromTheStateWhatTheWorkspaceHasNoMore() {
    rest.on(GET, refused(404, "RESOURCE_DOES_NOT_EXIST", "gone"));

    Outcome outcome = apply(state(A, "1", "{name: a}", List.of()));

    assertThat(outcome.done()).containsExactly(new Change.Forget(A, "1"));
    assertThat(rest.changes()).isEmpty();
    assertThat(after.serial()).isEqualTo(4);
  }

  @Test
  void sendsNothingForWhatIsAsItShouldBe() {
    rest.on(GET, ok("{settings: {name: a, max_concurrent_runs: 1}}"));

    Outcome outcome =
        apply(
            state(A, "1", "{name: a, max_concurrent_runs: 1}", List.of()),
            node(A, "{name: a, max_concurrent_runs: 1}"));

    assertThat(outcome.done()).isEmpty();
    assertThat(rest.changes()).isEmpty();
    assertThat(events).isEmpty();
    assertThat(after.serial()).isEqualTo(3);
  }

  @Test
  void createsAnewWhatIsGone() {
    rest.on(GET, refused(404, "RESOURCE_DOES_NOT_EXIST", "gone")).on(CREATE, ok("{job_id: 9}"));

    apply(state(A, "1", "{name: a}", List.of()), node(A, "{name: a}"));

    assertThat(recorded(A).id()).isEqualTo("9");
  }

  private Recorded recorded(ResourceKey key) {
    return requireNonNull(after.resources().get(key));
  }

  private Outcome apply(State state, Node... nodes) {
    SortedMap<ResourceKey, Node> wanted = new TreeMap<>();
    List.of(nodes).forEach(node -> wanted.put(node.key(), node));
    Plan plan = new Planner(Kinds::of, rest).plan(wanted, state);
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter = new Waiter(rest, events::add, () -> Instant.EPOCH, _ -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan);
      after = journal.finish();
      return outcome;
    }
  }

  private static Node node(ResourceKey key, String settings) {
    return Nodes.itself(
        key,
        Kinds.of(key).orElseThrow(),
        (ObjectNode) ScriptedRest.tree(settings),
        Span.of("databricks.yml"));
  }

  private static State state(
      ResourceKey key, String id, String settings, List<Recorded.Dependency> dependsOn) {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(key, new Recorded(id, ScriptedRest.tree(settings), dependsOn));
    return new State("lineage", 3, "1.14.0", resources);
  }

  private static State plus(State state, ResourceKey key, String id, String settings) {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>(state.resources());
    resources.put(key, new Recorded(id, ScriptedRest.tree(settings), List.of()));
    return new State(state.lineage(), state.serial(), state.toolVersion(), resources);
  }
}
