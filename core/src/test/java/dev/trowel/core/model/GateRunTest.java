package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whether a run of a gate's job was about the third version of `main.dev.fare`, made at 1000.
class GateRunTest {
  private static final RestClient NOBODY = _ -> new Answer.Unclear("nobody is asked");

  private static Optional<String> other(String run) {
    return other(run, new UnityRegistry(NOBODY));
  }

  private static Optional<String> other(String run, Registry registry) {
    return whole(run, registry).map(GateRun.Other::why);
  }

  private static Optional<GateRun.Other> whole(String run, Registry registry) {
    Registered model =
        new Registered(
            ResourceKey.of("registered_models", "fare"), "dev", "main.dev.fare", registry, NOBODY);
    Version third =
        new Version(3, "READY", "", "s3://a", "", 1000, "ana", new TreeMap<>(), List.of());
    return new GateRun(ModelGround.read(run)).aboutOther(model, third);
  }

  private static String given(String parameters) {
    return "{'start_time': 2000, 'end_time': 3000, 'job_parameters': [%s]}".formatted(parameters);
  }

  private static String parameter(String name, String value) {
    return "{'name': '%s', 'value': '%s'}".formatted(name, value);
  }

  @Test
  void theSameVersionOfAnotherModelIsAnotherOne() {
    String run = given(parameter("model_version", "3") + "," + parameter("model_name", "m.d.tip"));

    assertThat(other(run)).contains("its last run was of m.d.tip, not main.dev.fare");
  }

  @Test
  void anotherModelIsAnotherOneAlsoWithoutVersion() {
    assertThat(other(given(parameter("model_name", "main.dev.tip"))))
        .contains("its last run was of main.dev.tip, not main.dev.fare");
  }

  @Test
  void modelAndVersionAreCompared() {
    String name = parameter("model_name", "main.dev.fare");

    assertThat(other(given(name + "," + parameter("model_version", "3")))).isEmpty();
    assertThat(other(given(name + "," + parameter("model_version", "2"))))
        .contains("its last run was of version 2, not 3");
  }

  @Test
  void aRunThatNamesNoModelIsJudgedByTheVersionAlone() {
    assertThat(other(given(parameter("model_version", "3")))).isEmpty();
    assertThat(other(given(parameter("model_version", "3") + "," + parameter("model_name", ""))))
        .isEmpty();
  }

  @Test
  void letterCaseTellsModelsApartInTheWorkspacesRegistryOnly() {
    String run = given(parameter("model_name", "Main.dev.Fare"));

    assertThat(other(run)).isEmpty();
    assertThat(other(run, new StageRegistry(NOBODY, "https://h")))
        .contains("its last run was of Main.dev.Fare, not main.dev.fare");
  }

  @Test
  void whatTasksWereGivenCounts() {
    String run = "{'start_time': 2000, 'overriding_parameters': {'%s': {'model_name': 'a.b.c'}}}";

    assertThat(other(run.formatted("notebook_params")))
        .contains("its last run was of a.b.c, not main.dev.fare");
    assertThat(other(run.formatted("python_named_params")))
        .contains("its last run was of a.b.c, not main.dev.fare");
  }

  @Test
  void aDefaultCountsWhereNothingWasGiven() {
    assertThat(other(given("{'name': 'model_version', 'default': '2'}")))
        .contains("its last run was of version 2, not 3");
  }

  @Test
  void withoutNamesTheRunHasToBeginAfterTheVersionWasMade() {
    assertThat(other("{'start_time': 1000, 'end_time': 2000}")).isEmpty();
    assertThat(other("{'start_time': 500, 'end_time': 900}"))
        .contains("its last run is older than version 3");
  }

  @Test
  void aRunInWhichTheVersionWasMadeIsTakenForATraining() {
    Optional<GateRun.Other> other =
        whole("{'start_time': 500, 'end_time': 1500}", new UnityRegistry(NOBODY));

    assertThat(other.map(GateRun.Other::why))
        .contains("version 3 was made while its last run went on");
    assertThat(other.flatMap(GateRun.Other::wayOut).orElseThrow())
        .contains("validates the version it is given");
  }
}
