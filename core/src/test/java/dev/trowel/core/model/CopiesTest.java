package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as a copy of a version, and what can be promoted at all.
class CopiesTest {
  private static final Label CHAMPION = new Label.Alias("champion");

  @TempDir Path folder;
  private ModelGround ground;

  @BeforeEach
  void start() throws IOException {
    ground = ModelGround.unity(folder);
    ground.makeModels();
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  @Test
  void aCopyOfAModelThatWasMadeAnewIsNotTakenForOneOfTheNewModel() {
    ground.register("a".repeat(32));
    ground.promote(CHAMPION, 1);
    String staging = ground.model("staging").name();
    ground.send("DELETE", "/api/2.1/unity-catalog/models/" + staging, "{}");
    ground.send(
        "POST",
        "/api/2.1/unity-catalog/models",
        "{'name': 'fare_staging', 'catalog_name': 'main', 'schema_name': 'default'}");
    ground.register("b".repeat(32));

    assertThat(ground.propose(CHAMPION, 1).route()).isEqualTo(new Route.ToCopy());
    ground.promote(CHAMPION, 1);

    assertThat(ground.holder(CHAMPION)).contains(2L);
    assertThat(ground.model("prod").version(2).runId()).isEqualTo("b".repeat(32));
  }

  @Test
  void aCopyThatIsNotReadyIsNotTaken() {
    ground.register("");
    ground.promote(CHAMPION, 1);
    ground.over(rest -> new Unready(rest, "fare_prod"));

    assertThat(ground.propose(CHAMPION, 1).route()).isEqualTo(new Route.ToCopy());
  }

  @Test
  void aVersionThatIsNotReadyIsNotPromoted() {
    ground.register("");
    ground.over(rest -> new Unready(rest, "fare_staging"));

    assertRefused(() -> ground.propose(CHAMPION, 1));
  }

  @Test
  void noLabelIsMovedToAVersionThatIsNotReady() {
    ground.register("");
    ground.register("");
    ground.promote(CHAMPION, 1);
    ground.promote(CHAMPION, 2);
    ground.over(rest -> new Unready(rest, "fare_prod"));
    Relabelling prod = new Relabelling(ground.site("prod"));

    assertRefused(() -> prod.set(ModelGround.KEY, CHAMPION, Optional.of(Pick.of("1"))));
    assertRefused(() -> prod.back(ModelGround.KEY, CHAMPION, new Diagnostics()));
  }

  @Test
  void unityCatalogRefusesSomeNamesOfTags() {
    ground.register("");
    Registered model = ground.model("staging");

    assertThatThrownBy(() -> model.registry().tag(model.name(), 1, "trowel.source", "x"))
        .isInstanceOf(StopException.class);
    model.registry().tag(model.name(), 1, Version.SOURCE_TAG, "models:/x/1");
    model.registry().tag(model.name(), 1, ApprovalGate.tag("a-b/c.d: e"), "x");
    assertThat(ApprovalGate.tag("a-b")).isNotEqualTo(ApprovalGate.tag("a.b"));
  }

  @Test
  void aRunThatFailsAtOnceIsStartedOnceAndNamesItsPage() {
    ground.register("");
    Runs runs = new Runs();
    ground.over(runs::over);
    runs.fail = true;

    assertThatThrownBy(() -> ground.promote(CHAMPION, 1))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> {
              assertThat(stop.diagnostics().getFirst().code()).isEqualTo("model-copy-failed");
              assertThat(stop.diagnostics().getFirst().summary()).contains("nowhere");
              assertThat(stop.diagnostics().getFirst().detail()).contains("#job/runs/");
            });
    assertThat(runs.submitted).hasValue(1);
  }

  @Test
  void aRunThatFailedEarlierIsFollowedByOneMore() {
    ground.register("");
    Runs runs = new Runs();
    ground.over(runs::over);
    runs.fail = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> ground.promote(CHAMPION, 1)).isInstanceOf(StopException.class);
    }
    runs.fail = false;

    assertThat(ground.promote(CHAMPION, 1).to()).contains(1L);
    assertThat(ground.versions("prod")).hasSize(1);
  }

  @Test
  void aCopyThatWasDeletedIsMadeAgain() {
    ground.register("");
    ground.promote(CHAMPION, 1);
    String prod = "/api/2.1/unity-catalog/models/" + ground.model("prod").name();
    ground.send("DELETE", prod + "/versions/1", "{}");

    ground.promote(CHAMPION, 1);

    assertThat(ground.versions("prod")).hasSize(1);
    assertThat(ground.holder(CHAMPION)).contains(ground.versions("prod").getFirst().number());
  }

  /// A workspace whose runs are over before anybody looks at them, and copy what is not there where
  /// they are to fail.
  private static final class Runs {
    private final AtomicInteger submitted = new AtomicInteger();
    private boolean fail;

    RestClient over(RestClient rest) {
      return call -> {
        if (call.path().endsWith("/runs/submit")) {
          submitted.incrementAndGet();
          return rest.send(fail ? missing(call) : call);
        }
        Answer answer = rest.send(call);
        while (call.path().endsWith("/runs/get") && !isOver(answer)) {
          answer = rest.send(call);
        }
        return answer;
      };
    }

    private static Call missing(Call call) {
      JsonNode body = Objects.requireNonNull(call.body()).deepCopy();
      ArrayNode parameters =
          (ArrayNode) body.at("/tasks/0/spark_python_task").withArray("parameters");
      parameters.set(1, "models:/main.default.nowhere/1");
      return Call.post(call.path(), body);
    }

    private static boolean isOver(Answer answer) {
      return answer instanceof Answer.Ok ok && ok.body().at("/state").has("result_state");
    }
  }

  private static void assertRefused(ThrowingCallable doing) {
    assertThatThrownBy(doing)
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics().getFirst().code())
                    .isEqualTo("model-version-not-ready"));
  }

  /// Versions of one model are still being made.
  private record Unready(RestClient rest, String model) implements RestClient {
    @Override
    public Answer send(Call call) {
      Answer answer = rest.send(call);
      if (answer instanceof Answer.Ok ok && (call.path() + call.query()).contains(model)) {
        return new Answer.Ok(ok.status(), unready(ok.body().deepCopy()));
      }
      return answer;
    }

    private static JsonNode unready(JsonNode body) {
      for (JsonNode each : body.findParents("status")) {
        ((ObjectNode) each).put("status", "PENDING_REGISTRATION");
      }
      return body;
    }
  }
}
