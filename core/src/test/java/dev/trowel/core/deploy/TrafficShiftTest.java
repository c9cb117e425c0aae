package dev.trowel.core.deploy;

import static dev.trowel.core.workspace.ScriptedRest.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.TrafficShift.Choice;
import dev.trowel.core.deploy.TrafficShift.Shift;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.Errand;
import dev.trowel.core.history.Result;
import dev.trowel.core.history.Step;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Halt;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Rollout;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrafficShiftTest {

  private static final ResourceKey KEY = ResourceKey.of("model_serving_endpoints", "taxi");
  private static final Errand ERRAND = new Errand("endpoint shift", "", "");
  private static final String ADDRESS = "/api/2.0/serving-endpoints/taxi";
  private static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        model_serving_endpoints:
          taxi:
            name: taxi
            lifecycle: {traffic: {champion: a, challenger: b, steps: [10, 100]}}
            config:
              served_entities:
                - {name: a, entity_name: taxi, entity_version: "1"}
                - {name: b, entity_name: taxi, entity_version: "2"}
                - {name: c, entity_name: taxi, entity_version: "3"}
              traffic_config:
                routes:
                  - {served_model_name: a, traffic_percentage: 95}
                  - {served_model_name: c, traffic_percentage: 5}
      """;

  @TempDir Path root;

  @Test
  void movesTrafficAndNothingElseAndRecordsIt() throws IOException {
    try (Ground ground = deployed()) {
      shift(ground, Rollout::next);

      assertThat(share(ground, "a")).isEqualTo(85);
      assertThat(share(ground, "b")).isEqualTo(10);
      assertThat(share(ground, "c")).isEqualTo(5);
      assertThat(
              requireNonNull(ground.site().store().look().resources().get(KEY))
                  .settings()
                  .at("/config/traffic_config/routes/1/traffic_percentage")
                  .intValue())
          .isEqualTo(10);
      Entry told = history(ground).getFirst();
      assertThat(told.errand().command()).isEqualTo("endpoint shift to 10 %");
      assertThat(told.result()).isEqualTo(Result.DONE);
      assertThat(told.serial()).isEqualTo(ground.site().store().look().serial());
      assertThat(told.steps()).containsExactly(step(Step.End.DONE, ""));
    }
  }

  private static Step step(Step.End end, String why) {
    return new Step(KEY.toString(), "update", end, why);
  }

  /// Of the shifts alone, the latest first.
  private static List<Entry> history(Ground ground) throws IOException {
    return Chronicles.folder(ground.site()).latest(9, "", new Diagnostics()).stream()
        .filter(each -> each.errand().command().startsWith("endpoint"))
        .toList();
  }

  @Test
  void whatOthersGetIsNotTakenFromThem() throws IOException {
    try (Ground ground = deployed()) {
      assertThatThrownBy(() -> shift(ground, (_, _) -> 96))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("96 % are no share");
    }
  }

  @Test
  void doesNothingWhereSomebodyMovedItMeanwhile() throws IOException {
    try (Ground ground = deployed()) {
      Shift planned = propose(ground, Rollout::next);
      shift(ground, (_, _) -> 50);
      Shift late = new Shift(KEY, planned.rollout(), 0, 10, ground.site().store().look());

      assertThatThrownBy(() -> carryOut(ground, late))
          .hasMessageContaining("somebody moved it meanwhile");
      assertThat(share(ground, "b")).isEqualTo(50);
    }
  }

  @Test
  void whoWaitsGoesOnFromWhatOthersDeployed() throws IOException {
    try (Ground ground = deployed()) {
      Shift planned = propose(ground, Rollout::next);
      ground.bundle(BUNDLE.replace("version: \"3\"", "version: \"4\"")).deploy();

      assertThatThrownBy(() -> carryOut(ground, planned)).hasMessageContaining("serial");
      assertThat(
              shifting(ground)
                  .carryOut(
                      planned,
                      Terms.usual(false).waiting(Duration.ofMinutes(1)),
                      new Diagnostics()))
          .isEmpty();
      assertThat(share(ground, "b")).isEqualTo(10);
    }
  }

  @Test
  void aRefusalIsToldAndNothingIsRecorded() throws IOException {
    try (Ground ground = deployed()) {
      long serial = ground.site().store().look().serial();
      ground.answering(rest ->
          call ->
              call.path().equals(ADDRESS + "/config")
                  ? refused(400, "INVALID_PARAMETER_VALUE", "no")
                  : rest.send(call));

      assertThatThrownBy(() -> shift(ground, Rollout::next)).hasMessageContaining("no (400");
      assertThat(ground.site().store().look().serial()).isEqualTo(serial);
      Entry told = history(ground).getFirst();
      assertThat(told.result()).isEqualTo(Result.FAILED);
      assertThat(told.steps())
          .singleElement()
          .satisfies(step -> assertThat(step.end()).isEqualTo(Step.End.FAILED))
          .satisfies(step -> assertThat(step.why()).contains("no (400"));
    }
  }

  @Test
  void anEndpointThatIsBeingUpdatedIsLeftAlone() throws IOException {
    try (Ground ground = deployed()) {
      ground.answering(TrafficShiftTest::busy);

      assertThatThrownBy(() -> shift(ground, Rollout::next))
          .hasMessageContaining("still under way");
      assertThat(history(ground)).isEmpty();
    }
  }

  private static RestClient busy(RestClient rest) {
    return call -> {
      Answer answer = rest.send(call);
      if (call.isRead() && call.path().equals(ADDRESS) && answer instanceof Answer.Ok ok) {
        ((ObjectNode) ok.body()).withObject("/state").put("config_update", "IN_PROGRESS");
      }
      return answer;
    };
  }

  private Ground deployed() throws IOException {
    Ground ground = new Ground(root);
    ground.bundle(BUNDLE).deploy();
    return ground;
  }

  private static void shift(Ground ground, Choice choice) throws IOException {
    carryOut(ground, propose(ground, choice));
  }

  private static Shift propose(Ground ground, Choice choice) throws IOException {
    return shifting(ground).propose(KEY, choice, Terms.usual(false), new Diagnostics());
  }

  private static void carryOut(Ground ground, Shift shift) throws IOException {
    assertThat(shifting(ground).carryOut(shift, Terms.usual(false), new Diagnostics())).isEmpty();
  }

  private static TrafficShift shifting(Ground ground) throws IOException {
    Site site = ground.site();
    return new TrafficShift(
        site,
        new Waiter(
            site.workspace().rest(), event -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty()),
        ERRAND);
  }

  private static int share(Ground ground, String entity) throws IOException {
    Answer answer = ground.site().workspace().rest().send(Call.get(ADDRESS));
    return ((Answer.Ok) answer)
        .body()
        .at("/config/traffic_config/routes")
        .valueStream()
        .filter(route -> route.path("served_model_name").asText().equals(entity))
        .mapToInt(route -> route.path("traffic_percentage").asInt())
        .sum();
  }

  @Test
  void whatIsInterruptedWhileTheEndpointTakesItIsRecorded() throws IOException {
    try (Ground ground = deployed()) {
      Shift planned = propose(ground, Rollout::next);
      AtomicBoolean sent = new AtomicBoolean();
      ground.answering(rest ->
          call -> {
            sent.compareAndSet(false, call.path().equals(ADDRESS + "/config"));
            return sent.get() ? busy(rest).send(call) : rest.send(call);
          });
      Site site = ground.site();
      Waiter interrupted =
          new Waiter(
              site.workspace().rest(),
              event -> {},
              () -> Instant.EPOCH,
              _ -> {
                throw new StopException(Halt.interrupted());
              },
              Optional.empty());

      assertThat(
              new TrafficShift(site, interrupted, ERRAND)
                  .carryOut(planned, Terms.usual(false), new Diagnostics()))
          .containsExactly(Halt.interrupted());
      assertThat(
              requireNonNull(site.store().look().resources().get(KEY))
                  .settings()
                  .at("/config/traffic_config/routes/1/traffic_percentage")
                  .intValue())
          .isEqualTo(10);
      Entry told = history(ground).getFirst();
      assertThat(told.result()).isEqualTo(Result.INTERRUPTED);
      assertThat(told.steps())
          .containsExactly(step(Step.End.UNFINISHED, Halt.interrupted().summary()));
    }
  }

  @Test
  void nothingIsMovedWhereTheProgramIsAskedToEnd() throws IOException {
    try (Ground ground = deployed()) {
      Shift planned = propose(ground, Rollout::next);
      Halt halt = new Halt(_ -> {});
      halt.ask();

      assertThatThrownBy(() ->
              shifting(ground).carryOut(planned, Terms.usual(false).until(halt), new Diagnostics()))
          .hasMessageContaining("interrupted");
      assertThat(share(ground, "b")).isZero();
      assertThat(history(ground)).isEmpty();
    }
  }
}
