package dev.trowel.core.apply;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Log;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

/// What becomes of a plan when all of it has to stop.
final class StoppedTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");
  private static final ResourceKey C = ResourceKey.of("jobs", "c");
  private static final String ON_A = "{description: '${resources.jobs.a.id}'}";
  private static final String ON_B = "{description: '${resources.jobs.b.id}'}";

  private final ScriptedRest rest = ScriptedRest.agreeing();
  private final Map<ResourceKey, Recorded> saved = new ConcurrentSkipListMap<>();
  private final Halt halt = new Halt(Runnable::run);

  @Test
  void whatIsNotBegunIsNotStartedAndDidNotFail() {
    rest.on("POST /api/2.2/jobs/create", ok("{job_id: 1}"));
    RestClient closing =
        call -> {
          halt.pass();
          Answer answer = rest.send(call);
          halt.ask();
          return answer;
        };

    Outcome outcome = apply(closing, node(A, "{name: a}"), node(B, ON_A), node(C, ON_B));

    assertThat(outcome.done()).hasSize(1);
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.skipped()).isEmpty();
    assertThat(outcome.stopped().unstarted()).containsExactly(B, C);
    assertThat(outcome.stopped().unfinished()).isEmpty();
    assertThat(outcome.isComplete()).isFalse();
    assertThat(saved).containsOnlyKeys(A);
    assertThat(outcome.stopped().why())
        .extracting(Diagnostic::code)
        .containsExactly(Halt.INTERRUPTED);
  }

  @Test
  void whatIsNotAnsweredIsUnfinished() {
    RestClient silent =
        call -> {
          throw new StopException(Diagnostic.error(Halt.UNANSWERED, "no answer"));
        };

    Outcome outcome = apply(silent, node(A, "{name: a}"), node(B, ON_A));

    assertThat(outcome.stopped().unfinished()).containsOnlyKeys(A);
    assertThat(outcome.attempted()).containsOnlyKeys(A);
    assertThat(outcome.stopped().unstarted()).containsExactly(B);
    assertThat(saved).isEmpty();
  }

  @Test
  void aLostLoginIsToldOnceAndStopsTheRest() {
    RestClient expired =
        call -> {
          throw new StopException(Diagnostic.error("login-refused", "the token is expired"));
        };

    Outcome outcome =
        apply(expired, node(A, "{name: a}"), node(B, "{name: b}"), node(C, "{name: c}"));

    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.stopped().unstarted()).containsExactly(A, B, C);
    assertThat(outcome.stopped().why()).hasSize(1);
    assertThat(outcome.stopped().why().getFirst().summary())
        .matches("cannot create resources\\.jobs\\.[abc]: the token is expired");
  }

  @Test
  void whatStoppedBetweenItsRequestsIsUnfinished() {
    RestClient half =
        call -> {
          if (isDelete(call)) {
            halt.ask();
            return rest.send(call);
          }
          if (!call.isRead()) {
            halt.pass();
          }
          return rest.send(call);
        };
    ResourceKey volume = ResourceKey.of("volumes", "v");
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
    String before = "{catalog_name: c, schema_name: s, name: v, volume_type: MANAGED}";
    resources.put(volume, new Recorded("c.s.v", ScriptedRest.tree(before), List.of()));
    rest.on("GET /api/2.1/unity-catalog/volumes/", ok(before));

    Outcome outcome =
        apply(
            half,
            new State("lineage", 3, "1.14.0", resources),
            node(volume, "{catalog_name: d, schema_name: s, name: v, volume_type: MANAGED}"));

    assertThat(outcome.stopped().unfinished()).containsOnlyKeys(volume);
    assertThat(rest.changes()).hasSize(1);
  }

  @Test
  void aFailureOfOneStopsNoOther() {
    rest.on("POST /api/2.2/jobs/create", refused(400, "INVALID_PARAMETER_VALUE", "no"));

    Outcome outcome = apply(rest, node(A, "{name: a}"), node(B, ON_A));

    assertThat(outcome.failed()).containsOnlyKeys(A);
    assertThat(outcome.skipped()).containsOnlyKeys(B);
    assertThat(outcome.stopped().isNot()).isTrue();
  }

  private static boolean isDelete(Call call) {
    return call.verb().equals("DELETE");
  }

  private Outcome apply(RestClient client, Node... nodes) {
    return apply(client, State.none(), nodes);
  }

  private Outcome apply(RestClient client, State state, Node... nodes) {
    SortedMap<ResourceKey, Node> wanted = new TreeMap<>();
    List.of(nodes).forEach(node -> wanted.put(node.key(), node));
    Plan plan = new Planner(Kinds::of, rest).plan(wanted, state);
    Waiter waiter = new Waiter(client, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
    return new Applier(log(), waiter).apply(plan);
  }

  private Log log() {
    return new Log() {
      @Override
      public void saved(ResourceKey key, Recorded recorded) {
        saved.put(key, recorded);
      }

      @Override
      public void removed(ResourceKey key) {
        saved.remove(key);
      }
    };
  }

  private static Node node(ResourceKey key, String settings) {
    return Nodes.itself(
        key,
        Kinds.of(key).orElseThrow(),
        (ObjectNode) ScriptedRest.tree(settings),
        Span.of("databricks.yml"));
  }
}
