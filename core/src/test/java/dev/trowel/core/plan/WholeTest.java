package dev.trowel.core.plan;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static dev.trowel.core.workspace.ScriptedRest.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.ScriptedRest;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class WholeTest {

  private static final String ID = "prod.ml.taxi";
  private static final Operations MODELS =
      Kinds.named("registered_models").orElseThrow().operations();
  private static final Sides DECLARED =
      new Sides(
          tree(
              "{aliases: [{alias_name: a, version_num: 1}, {alias_name: b, version_num: 2}], tags:"
                  + " [{key: team, value: ml}]}"),
          MissingNode.getInstance());

  @Test
  void asksForAllOfAnObjectAtOnce() {
    CyclicBarrier meeting = new CyclicBarrier(4);
    RestClient together =
        call -> {
          try {
            meeting.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("asked one after another", e);
          }
          return ok("{name: taxi, version: 1, registered_model: {}}");
        };

    assertThat(Whole.read(MODELS, together, ID, DECLARED)).isInstanceOf(Answer.Ok.class);
  }

  @Test
  void whatIsNotThereIsNotThereWhateverElseIsSaid() {
    ScriptedRest rest = ScriptedRest.empty();
    rest.on("GET /api/2.0/mlflow", refused(403, "PERMISSION_DENIED", "no"));

    assertThat(Whole.read(MODELS, rest, ID, DECLARED))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.isNotFound()).isTrue());
  }

  @Test
  void readsOnlyTheObjectWhereNothingElseIsToBeKnown() {
    ScriptedRest rest = ScriptedRest.empty();
    rest.on("GET /api/2.1/unity-catalog/models/" + ID, ok("{name: taxi}"));

    Whole.read(MODELS, rest, ID, new Sides(tree("{name: taxi}"), MissingNode.getInstance()));

    assertThat(rest.sent()).hasSize(1);
  }
}
