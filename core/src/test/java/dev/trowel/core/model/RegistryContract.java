package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What registries do, whoever stands behind them.
abstract class RegistryContract {
  @TempDir Path root;
  private ModelGround ground;
  private Label label;

  /// A registry with nothing in it that is named like the test's models.
  abstract ModelGround ground(Path folder) throws IOException;

  /// What its versions are promoted to.
  abstract Label label();

  @BeforeEach
  void start() throws IOException {
    ground = ground(root);
    label = label();
    ground.makeModels();
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  @Test
  void experimentsAreFoundByNameAndNumber() {
    String name = "/Shared/" + ground.model("staging").name();
    String experiments = "/api/2.0/mlflow/experiments/";
    String id = experiment(name);

    JsonNode named = ground.send("GET", experiments + "get-by-name?experiment_name=" + name, "{}");
    JsonNode numbered = ground.send("GET", experiments + "get?experiment_id=" + id, "{}");

    assertThat(named.at("/experiment/experiment_id").asText()).isEqualTo(id);
    assertThat(numbered.at("/experiment/name").asText()).isEqualTo(name);
  }

  private String experiment(String name) {
    return ground
        .send("POST", "/api/2.0/mlflow/experiments/create", "{'name': '%s'}".formatted(name))
        .path("experiment_id")
        .asText();
  }

  @Test
  void versionsCountFromOneAndTheNewestComesFirst() {
    assertThat(List.of(ground.register(""), ground.register(""))).containsExactly(1L, 2L);

    assertThat(ground.versions("staging")).extracting(Version::number).containsExactly(2L, 1L);
    assertThat(ground.versions("staging").getFirst().source()).isEqualTo("s3://models/a");
    assertThat(ground.versions("staging").getFirst().isReady()).isTrue();
    assertThat(ground.versions("prod")).isEmpty();
  }

  @Test
  void tagsAreReadBackAndWrittenOver() {
    long version = ground.register("");
    Registered model = ground.model("staging");

    model.registry().tag(model.name(), version, "validated", "no");
    model.registry().tag(model.name(), version, "validated", "yes");

    assertThat(model.version(version).tags()).containsEntry("validated", "yes");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Registered model = ground.model("staging");

    assertThat(model.registry().model(model.name() + "x")).isEmpty();
    assertThat(model.registry().version(model.name(), 7)).isEmpty();
    assertThatThrownBy(() -> model.holder(label)).hasMessageContaining(label.shown());
    assertThatThrownBy(() -> model.registry().label(model.name(), label, 7))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo("model-missing"));
  }

  @Test
  void aLabelPointsToTheVersionThatGotItLast() {
    ground.register("");
    ground.register("");
    Registered model = ground.model("staging");

    model.registry().label(model.name(), label, 2);
    model.registry().label(model.name(), label, 1);

    assertThat(model.holder(label).number()).isEqualTo(1);
    assertThat(model.version(1).labels()).contains(label);
    assertThat(model.version(2).labels()).doesNotContain(label);
  }

  @Test
  void metricsAndParametersOfRunsAreRead() {
    String run = ground.run(experiment("/Shared/m" + ground.model("prod").name()), "f1", 0.5);

    TrackedRun read = TrackedRun.read(ground.model("staging").rest(), run).orElseThrow();

    assertThat(read.metrics()).containsEntry("f1", 0.5);
    assertThat(read.params()).containsEntry("depth", "3");
    assertThat(TrackedRun.read(ground.model("staging").rest(), "f".repeat(32))).isEmpty();
  }

  @Test
  void promotesByACopyAndRollsBackAsFarAsItIsRemembered() {
    ground.register("");
    ground.register("");
    ground.promote(label, 1);
    Move second = ground.promote(label, 2);

    assertThat(ground.holder(label)).isEqualTo(second.to()).contains(2L);
    assertThat(second.previous()).contains(1L);
    assertThat(ground.versions("prod").getFirst().source())
        .isEqualTo(Model.uri(ground.model("staging").name(), 2));

    Move back = ground.rollback(label);

    assertThat(back.to()).contains(1L);
    assertThat(ground.holder(label)).contains(1L);
    assertThatThrownBy(() -> ground.rollback(label)).hasMessageContaining("before 1");
  }

  @Test
  void promotingAgainHasNothingToDo() {
    ground.register("");
    ground.promote(label, 1);

    assertThat(ground.propose(label, 1).isDone()).isTrue();
    assertThat(ground.versions("prod")).hasSize(1);
  }

  @Test
  void goesBackThroughEverythingThatWasPromoted() {
    for (long version = 1; version <= 3; version++) {
      ground.promote(label, ground.register(""));
    }

    assertThat(ground.rollback(label).to()).contains(2L);
    assertThat(ground.rollback(label).to()).contains(1L);
    ground.promote(label, 3);
    assertThat(ground.rollback(label).to()).contains(1L);
  }

  @Test
  void gatesCompareWithThePresentHolder() throws IOException {
    ground.bundle("better: {metrics: [\"f1 >= champion\"]}");
    String experiment = experiment("/Shared/g" + ground.model("prod").name());
    ground.register(ground.run(experiment, "f1", 0.8));
    ground.register(ground.run(experiment, "f1", 0.7));
    ground.register(ground.run(experiment, "f1", 0.9));
    ground.promote(label, 1);

    assertThat(ground.propose(label, 2).refusals()).hasSize(1);
    assertThat(ground.propose(label, 3).refusals()).isEmpty();
  }

  @Test
  void whoMovesItBetweenLookingAndDoingIsFound() {
    ground.register("");
    ground.register("");
    Promoter promoter = ground.promoter();
    Proposed proposed = ground.propose(label, 1);
    ground.promote(label, 2);

    assertThatThrownBy(() -> ModelGround.carryOut(promoter, proposed, ground.site("prod")))
        .hasMessageContaining("moved meanwhile");
    assertThat(ground.holder(label)).isEqualTo(Optional.of(1L));
    assertThat(ground.moves().list()).hasSize(1);
  }
}
