package dev.trowel.core.ready;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.Event;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.ready.ModelRef.Sort;
import dev.trowel.core.ready.Readiness.Awaited;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelWaitingTest {

  private static final ResourceKey ENDPOINT = ResourceKey.of("model_serving_endpoints", "taxi");
  private static final ModelRef CHAMPION = new ModelRef("prod.ml.taxi", Sort.ALIAS, "champion");
  private static final String ALIAS =
      "GET /api/2.1/unity-catalog/models/prod.ml.taxi/aliases/champion";
  private static final String CREATE = "POST /api/2.0/serving-endpoints";
  private static final Answer MISSING = refused(404, "RESOURCE_DOES_NOT_EXIST", "no");

  @TempDir Path root;
  private final ScriptedRest rest = ScriptedRest.agreeing();
  private final List<Event> events = new ArrayList<>();
  private Duration waited = Duration.ZERO;
  private State after = State.none();

  @Test
  void sendsTheNumberOnceTheModelIsThere() {
    rest.on(ALIAS, MISSING, MISSING, ok("{version: 5}"));
    rest.on("GET /api/2.0/serving-endpoints/taxi", ok("{state: {ready: READY}}"));

    Outcome outcome = deploy();

    assertThat(outcome.isComplete()).isTrue();
    assertThat(rest.changes())
        .singleElement()
        .asString()
        .startsWith(CREATE)
        .contains("\"entity_version\":\"5\"");
    assertThat(after.resources().values())
        .singleElement()
        .satisfies(recorded -> assertThat(recorded.settings().toString()).contains("\"5\""));
    assertThat(events).contains(new Event.Waiting(ENDPOINT, CHAMPION.toString()));
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    rest.on(ALIAS, MISSING);

    Outcome outcome = deploy();

    assertThat(outcome.failed().values())
        .extracting(Diagnostic::code)
        .containsExactly("model-late");
    assertThat(rest.changes()).isEmpty();
    assertThat(waited).isEqualTo(Duration.ofMinutes(30));
  }

  private Outcome deploy() {
    SortedMap<ResourceKey, Awaited> awaited = new TreeMap<>();
    awaited.put(ENDPOINT, new Awaited(List.of(CHAMPION), Duration.ofMinutes(30)));
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    nodes.put(ENDPOINT, endpoint());
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    try (Journal journal = Journal.open(folder, State.none(), new Diagnostics())) {
      Waiter waiter =
          new Waiter(rest, events::add, () -> Instant.EPOCH, this::pass, Optional.empty());
      Outcome outcome =
          new Applier(journal, waiter)
              .awaiting(new ModelWaiting(rest, awaited))
              .apply(new Planner(Kinds::of, rest).plan(nodes, State.none()));
      after = journal.finish();
      return outcome;
    }
  }

  private void pass(Duration pause) {
    waited = waited.plus(pause);
  }

  private static Node endpoint() {
    return Nodes.itself(
        ENDPOINT,
        Kinds.of(ENDPOINT).orElseThrow(),
        (ObjectNode)
            ScriptedRest.tree(
                "{name: taxi, config: {served_entities: [{name: a, entity_name: prod.ml.taxi,"
                    + " entity_version: '@champion'}]}}"),
        Span.of("databricks.yml"));
  }
}
