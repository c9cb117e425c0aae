package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static dev.trowel.core.workspace.ScriptedRest.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What ties an index to its endpoint.
class VectorSearchIndexesTest {

  private static final ResourceKey KEY = ResourceKey.of("vector_search_indexes", "i");
  private static final String ENDPOINT = "GET /api/2.0/vector-search/endpoints/search";
  private static final String SETTINGS =
      "name: main.ml.i\nendpoint_name: search\nprimary_key: id\nindex_type: DELTA_SYNC\n";

  private final ScriptedRest rest =
      ScriptedRest.empty().on("GET /api/2.0/vector-search/indexes/main.ml.i", tree(SETTINGS));

  @Test
  void staysWhileItsEndpointIsTheSame() {
    assertThat(change(ok("{name: search, id: one}"))).isInstanceOf(Change.Keep.class);
  }

  @Test
  void isMadeAnewWhenAnotherEndpointHasTheName() {
    assertThat(change(ok("{name: search, id: two}"))).isInstanceOf(Change.Replace.class);
  }

  @Test
  void isMadeAnewWhenItsEndpointIsGone() {
    assertThat(change(refused(404, "RESOURCE_DOES_NOT_EXIST", "no")))
        .isInstanceOf(Change.Replace.class);
  }

  @Test
  void isNotTouchedWhenItsEndpointCannotBeRead() {
    assertThatThrownBy(() -> change(refused(403, "PERMISSION_DENIED", "no")))
        .isInstanceOf(StopException.class);
  }

  @Test
  void isCreatedWithoutTheUuid() {
    ObjectNode settings = ((ObjectNode) tree(SETTINGS)).put("endpoint_uuid", "one");

    assertThat(VectorSearchIndexes.KIND.operations().create(settings).body())
        .isEqualTo(tree(SETTINGS));
  }

  @Test
  void waitsForANameThatIsPendingDeletion() {
    Around around = VectorSearchIndexes.KIND.operations().around();
    Refused pending = new Refused(400, "BAD_REQUEST", "Index i is currently pending deletion.");

    assertThat(around.occupied().test(rest, Json.object(), pending)).isTrue();
    assertThat(around.occupied().test(rest, Json.object(), new Refused(400, "X", "no"))).isFalse();
  }

  private Change change(Answer endpoint) {
    rest.on(ENDPOINT, endpoint);
    ObjectNode recorded = ((ObjectNode) tree(SETTINGS)).put("endpoint_uuid", "one");
    Recorded last = new Recorded("main.ml.i", recorded, List.of());
    State state = new State("lineage", 1, "1.14.0", new TreeMap<>(Map.of(KEY, last)));
    Node node =
        Nodes.itself(
            KEY, VectorSearchIndexes.KIND, (ObjectNode) tree(SETTINGS), Span.of("databricks.yml"));
    return new Planner(Kinds::of, rest)
        .plan(new TreeMap<>(Map.of(KEY, node)), state)
        .line(KEY)
        .change();
  }
}
