package dev.trowel.core.ready;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {

  private static final ResourceKey ENDPOINT = ResourceKey.of("model_serving_endpoints", "taxi");
  private static final String MODEL = "GET /api/2.1/unity-catalog/models/prod.ml.taxi";
  private static final String STAGES =
      "GET /api/2.0/mlflow/databricks/registered-models/get?name=taxi";
  private static final String SERVED =
      """
      resources:
        model_serving_endpoints:
          taxi:
            name: taxi
            lifecycle: {LIFECYCLE}
            config: {served_entities: [{name: a, entity_name: prod.ml.taxi, entity_version: "VERSION"}]}
      """;

  @TempDir Path folder;
  private final ScriptedRest rest = ScriptedRest.empty();
  private State state = State.none();

  @Test
  void asksNothingWhereNoModelIsNamed() {
    Readiness found = inspect("resources: {jobs: {a: {name: models}}}");

    assertThat(found.nodes()).hasSize(1);
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void parametersThatLookLikeAServedEntityStay() {
    Readiness found =
        inspect(
            "resources: {jobs: {a: {tasks: [{task_key: t, notebook_task: {notebook_path: /x,"
                + " base_parameters: {model_name: taxi, model_version: '@champion'}}}]}}}");

    assertThat(found.findings()).isEmpty();
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void putsTheNumberInThePlaceOfAnAlias() {
    rest.on(MODEL + "/aliases/champion", ok("{version: 4, status: READY}"));

    Readiness found = inspect(served("", "@champion"));

    assertThat(version(found)).isEqualTo("4");
    assertThat(found.findings()).isEmpty();
  }

  @Test
  void leavesOutWhatSaysSoUntilItsModelIsThere() {
    Readiness found = inspect(served("skip_until_model: true", "@champion"));

    assertThat(found.nodes()).isEmpty();
    assertThat(found.held()).containsOnlyKeys(ENDPOINT);
    assertThat(codes(found)).containsExactly("left-out-until-model");
    assertThat(found.leaving(new TreeSet<>())).containsExactly(ENDPOINT);
  }

  @Test
  void whatIsDeployedAndLeftOutStays() {
    recorded("{config: {served_entities: [{entity_name: prod.ml.taxi, entity_version: '1'}]}}");

    Readiness found = inspect(served("skip_until_model: true", "@champion"));

    assertThat(found.nodes()).containsOnlyKeys(ENDPOINT);
    assertThat(found.held()).containsOnlyKeys(ENDPOINT);
  }

  @Test
  void remembersWhatIsWaitedForAndHowLong() {
    Readiness found = inspect(served("wait_for_model: 30m", "3"));

    assertThat(requireNonNull(found.awaited().get(ENDPOINT)).longest())
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(found.nodes()).containsOnlyKeys(ENDPOINT);
  }

  @Test
  void aVersionThatIsNotReadyIsNotThere() {
    rest.on(MODEL + "/versions/3", ok("{version: 3, status: PENDING_REGISTRATION}"));

    assertThat(codes(inspect(served("", "3")))).containsExactly("model-not-there");
  }

  @Test
  void anAliasThatNobodyHoldsStopsWhereANumberGoes() {
    Readiness found = inspect(served("", "@champion"));

    assertThatThrownBy(found::stopOnErrors).isInstanceOf(StopException.class);
  }

  @Test
  void anAliasThatCannotBeReadStops() {
    rest.on(MODEL, refused(403, "PERMISSION_DENIED", "no"));

    assertThat(codes(inspect(served("skip_until_model: true", "@champion"))))
        .containsExactly("model-unreadable");
  }

  @Test
  void doesNotAskForVersionsThatWereDeployed() {
    recorded("{config: {served_entities: [{entity_name: prod.ml.taxi, entity_version: '3'}]}}");

    assertThat(inspect(served("", "3")).findings()).isEmpty();
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void whatRefersToSomethingLeftOutKeepsItsName() {
    Readiness found =
        inspect(
            served("skip_until_model: true", "@champion")
                + "  jobs: {a: {name: '${resources.model_serving_endpoints.taxi.name}'}}\n");

    Node job = requireNonNull(found.nodes().get(ResourceKey.of("jobs", "a")));
    assertThat(job.settings().value().path("name").asText()).isEqualTo("taxi");
    assertThat(job.dependsOn()).isEmpty();
  }

  @Test
  void whatNeedsMoreOfSomethingLeftOutStops() {
    Readiness found =
        inspect(
            served("skip_until_model: true", "@champion")
                + "  jobs: {a: {name: '${resources.model_serving_endpoints.taxi.creator}'}}\n");

    assertThat(codes(found)).contains("left-out-needed");
  }

  @Test
  void namesTheJobThatSeemsToTrain() {
    Readiness found =
        inspect(
            served("", "3")
                + """
                  jobs:
                    report: {name: a, parameters: [{name: m, default: prod.ml.taxi}]}
                    training: {name: b, parameters: [{name: m, default: prod.ml.taxi}]}
                """);

    assertThat(found.findings().getFirst().detail()).contains("trowel run training -t default");
  }

  @Test
  void putsTheNumberInThePlaceOfAStage() {
    rest.on(STAGES, latest("Staging", 3, "Production", 2));

    Readiness found = inspect(staged("Production"));

    assertThat(version(found)).isEqualTo("2");
    assertThat(found.findings()).isEmpty();
  }

  @Test
  void stagesOfOneModelAreAskedForOnce() {
    rest.on(STAGES, latest("Staging", 3, "Production", 2));

    assertThat(inspect(uris("models:/taxi/Production models:/taxi/staging/model")).findings())
        .isEmpty();
    assertThat(rest.sent()).hasSize(1);
  }

  @Test
  void aStageThatNoVersionIsInIsTold() {
    rest.on(STAGES, latest("Staging", 3, "Archived", 2));

    Readiness found = inspect(uris("models:/taxi/Production"));

    assertThat(codes(found)).containsExactly("model-not-there");
    assertThat(found.findings().getFirst().summary())
        .isEqualTo("jobs.score needs models:/taxi/Production, which does not exist");
    assertThat(found.findings().getFirst().detail())
        .contains("trowel model promote old --from TARGET --to default --stage Production");
  }

  @Test
  void unityCatalogHasNoStages() {
    assertThat(inspect(uris("models:/prod.ml.taxi/Production")).findings()).isEmpty();
    assertThat(codes(inspect(served("", "Production")))).containsExactly("alias-needs-catalog");
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void asksForAllAtOnce() {
    CyclicBarrier meeting = new CyclicBarrier(3);
    RestClient together =
        call -> {
          try {
            meeting.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("asked one after another", e);
          }
          return ok("{version: 1}");
        };
    Bundle bundle =
        read(
            """
            resources:
              registered_models:
                m:
                  catalog_name: prod
                  schema_name: ml
                  name: taxi
                  aliases: [{alias_name: a, version_num: 1}, {alias_name: b, version_num: 2}]
              jobs: {score: {name: "models:/prod.ml.taxi@champion"}}
            """);

    Readiness found =
        Inspection.of(bundle, Nodes.of(bundle, Kinds::of), state, new TreeSet<>(), together);

    assertThat(found.findings()).isEmpty();
  }

  @Test
  void leavesOutAliasesOfAModelWithoutVersions() {
    Readiness found = inspect(model());

    assertThat(codes(found)).containsExactly("alias-waits");
    Node node = requireNonNull(found.nodes().get(ResourceKey.of("registered_models", "m")));
    assertThat(node.settings().value().has("aliases")).isFalse();
  }

  @Test
  void aliasesLeadToVersionsThatExist() {
    rest.on(MODEL + "/versions?max_results=10", ok("{model_versions: [{version: 2}]}"));

    assertThat(codes(inspect(model()))).containsExactly("alias-version-unknown");
  }

  @Test
  void keepsAliasesThatCanBeSet() {
    rest.on(MODEL + "/versions/7", ok("{version: 7}"));

    assertThat(inspect(model()).findings()).isEmpty();
  }

  private static Answer latest(String one, int first, String other, int second) {
    return ok(
        ("{registered_model_databricks: {latest_versions: [{current_stage: %s, version: '%d'},"
                + " {current_stage: %s, version: '%d', status: READY}]}}")
            .formatted(one, first, other, second));
  }

  private static String staged(String stage) {
    return served("", stage).replace("prod.ml.taxi", "taxi");
  }

  private static String uris(String text) {
    return "resources: {jobs: {score: {name: s, parameters: [{name: m, default: '%s'}]}},"
            .formatted(text)
        + " models: {old: {name: taxi}}}\n";
  }

  private static String model() {
    return "resources: {registered_models: {m: {catalog_name: prod, schema_name: ml, name: taxi,"
        + " aliases: [{alias_name: champion, version_num: 7}]}}}\n";
  }

  private static String served(String lifecycle, String version) {
    return SERVED.replace("LIFECYCLE", lifecycle).replace("VERSION", version);
  }

  private static String version(Readiness found) {
    return requireNonNull(found.nodes().get(ENDPOINT))
        .settings()
        .value()
        .at("/config/served_entities/0/entity_version")
        .asText();
  }

  private static List<String> codes(Readiness found) {
    return found.findings().stream().map(Diagnostic::code).toList();
  }

  private void recorded(String settings) {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(ENDPOINT, new Recorded("taxi", ScriptedRest.tree(settings), List.of()));
    state = new State("lineage", 3, "1.14.0", resources);
  }

  private Readiness inspect(String text) {
    Bundle bundle = read(text);
    return Inspection.of(bundle, Nodes.of(bundle, Kinds::of), state, new TreeSet<>(), rest);
  }

  private Bundle read(String text) {
    try {
      Files.writeString(folder.resolve("databricks.yml"), "bundle: {name: b}\n" + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BundleReader.read(
        BundleReader.select(folder, Options.none()),
        Inputs.none(),
        Facts.offline(
            Optional.of(new CurrentUser("ana@example.com", "1", "", List.of())), GitFacts.none()),
        new Diagnostics());
  }
}
