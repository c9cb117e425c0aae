package dev.trowel.core.recovery;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intent.Action;
import dev.trowel.core.intent.IntentFiles;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is found out of what an interrupted deployment did.
final class RecoveryTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final ResourceKey CLUSTER = ResourceKey.of("clusters", "c");
  private static final ResourceKey CATALOG = ResourceKey.of("catalogs", "k");
  private static final String CATALOGS = "GET /api/2.1/unity-catalog/catalogs/shop";
  private static final String LIKE = "{cluster_name: c, spark_version: '15'}";

  private final ScriptedRest rest =
      ScriptedRest.empty()
          .on(
              "GET /api/2.1/clusters/list?page_size=100",
              ok(
                  "{clusters: [{cluster_id: '1', cluster_name: c},{cluster_id: '2', cluster_name:"
                      + " c}]}"))
          .on("GET /api/2.1/clusters/get?cluster_id=1", ok(LIKE))
          .on("GET /api/2.1/clusters/get?cluster_id=2", ok(LIKE))
          .on(CATALOGS, ok("{name: shop}"));

  @Test
  void adoptsWhatWasNotThereBefore() {
    Recovered found = recover(create(CLUSTER, LIKE, Set.of("1")));
    assertThat(found.adopted()).containsOnlyKeys(CLUSTER);
    assertThat(found.state().resources().get(CLUSTER)).extracting(Recorded::id).isEqualTo("2");
    assertThat(found.state().lineage()).isEqualTo("lineage");
  }

  @Test
  void asksWhereNobodyCanTell() {
    assertThatThrownBy(() -> recover(create(CLUSTER, LIKE, Set.of())))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics())
                    .singleElement()
                    .satisfies(each -> {
                      assertThat(each.code()).isEqualTo("intent-unresolved");
                      assertThat(each.summary()).contains("1, 2");
                    }));
  }

  @Test
  void neverAdoptsWhatSomebodyElseHadBefore() {
    Recovered found = recover(create(CATALOG, "{name: shop}", Set.of("shop")));
    assertThat(found.adopted()).isEmpty();
    assertThat(found.doubtful()).extracting(Intent::key).containsExactly(CATALOG);
  }

  @Test
  void asksWhereTheWorkspaceDoesNotAnswer() {
    Intent intent = create(CATALOG, "{name: other}", Set.of());
    rest.on("GET /api/2.1/unity-catalog/catalogs/other", ScriptedRest.refused(403, "", "no"));
    assertThatThrownBy(() -> recover(intent)).isInstanceOf(StopException.class);
  }

  @Test
  void takesNothingForAbsentOfWhichTheWorkspaceDoesNotTellAtLast() {
    Recovered found = recover(create(CATALOG, "{name: other}", Set.of()));
    assertThat(found.doubtful()).hasSize(1);
    assertThat(recovery().appeared(found)).isEqualTo(new Late(List.of(), List.of()));

    rest.on("GET /api/2.1/unity-catalog/catalogs/other", ScriptedRest.refused(403, "", "no"));
    Late late = recovery().appeared(found);
    assertThat(late.keys()).isEmpty();
    assertThat(late.unclear())
        .singleElement()
        .satisfies(each -> assertThat(each.code()).isEqualTo("intent-unresolved"));

    rest.on("GET /api/2.1/unity-catalog/catalogs/other", ok("{name: other}"));
    assertThat(recovery().appeared(found)).isEqualTo(new Late(List.of(CATALOG), List.of()));
  }

  @Test
  void tellsOfWhatAnotherToolMadeAgain() {
    State state =
        new State(
            "lineage",
            1,
            "1.14.0",
            new TreeMap<>(Map.of(CLUSTER, Recorded.unknown("1", List.of()))));
    Recovered found = recover(state, create(CLUSTER, LIKE, Set.of()));
    assertThat(found.warnings()).extracting(each -> each.code()).containsExactly("intent-orphan");
    assertThat(found.state()).isEqualTo(state);
  }

  /// The tag is still there: the request that takes it away was not sent any more.
  @Test
  void whatWasNotTakenAwayYetIsNotForgotten() {
    ResourceKey model = ResourceKey.of("registered_models", "m");
    String name = "catalog_name: main, schema_name: ml, name: taxi";
    ObjectNode tagged =
        (ObjectNode) ScriptedRest.tree("{%s, tags: [{key: team, value: ml}]}".formatted(name));
    rest.on("GET /api/2.1/unity-catalog/models/main.ml.taxi", ok("{%s}".formatted(name)));
    rest.on(
        "GET /api/2.0/mlflow/unity-catalog/registered-models/get?name=main.ml.taxi",
        ok("{registered_model: {tags: [{key: team, value: ml}]}}"));
    Recorded recorded = new Recorded("main.ml.taxi", tagged, List.of());
    State state = new State("lineage", 1, "1.14.0", new TreeMap<>(Map.of(model, recorded)));
    Intent untag =
        new Intent(
            model,
            Action.UPDATE,
            "main.ml.taxi",
            (ObjectNode) ScriptedRest.tree("{%s}".formatted(name)),
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(recover(state, untag).state().resources().get(model)).isEqualTo(recorded);
  }

  private Recovered recover(Intent intent) {
    return recover(State.none(), intent);
  }

  private Recovered recover(State state, Intent intent) {
    Intents file =
        new Intents(
            "n",
            "lineage",
            1,
            0,
            Author.named("ann"),
            NOW,
            new TreeMap<>(Map.of(intent.key(), intent)),
            new TreeMap<>());
    return recovery().of(state, new IntentFiles.Found(List.of(file), List.of("n 1")));
  }

  private Recovery recovery() {
    return new Recovery(rest, _ -> Optional.empty(), NOW, Duration.ofSeconds(30));
  }

  private static Intent create(ResourceKey key, String settings, Set<String> before) {
    return new Intent(
        key,
        Action.CREATE,
        "",
        (ObjectNode) ScriptedRest.tree(settings),
        List.of(),
        List.of(),
        Optional.of(before));
  }
}
