package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
