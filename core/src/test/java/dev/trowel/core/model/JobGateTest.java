package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.model.Trial.Runs;
import dev.trowel.core.model.Trial.Sites;
import dev.trowel.core.model.Verdict.Result;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gate asks for the job `jobs.check`.
class JobGateTest {
  private static final ResourceKey CHECK = ResourceKey.of("jobs", "check");
  private static final String PARAMETERS =
      "[{'name': 'model_version', 'default': ''}, {'name': 'model_name', 'default': ''}]";

  @TempDir Path folder;
  private ModelGround ground;

  @BeforeEach
  void start() throws IOException {
    ground = ground("a");
  }

  private ModelGround ground(String name) throws IOException {
    ModelGround made = ModelGround.unity(Files.createDirectory(folder.resolve(name)));
    made.makeModels();
    made.bundle("g: {job: jobs.check}");
    return made;
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  /// Deploys the job to a target.
  private static String deploy(ModelGround at, String target, String parameters) {
    String body =
        "{'name': 'check', 'parameters': %s, 'tasks': [{'task_key': 't', 'notebook_task':"
                .formatted(parameters)
            + " {'notebook_path': '/Shared/check'}}]}";
    String id = at.send("POST", "/api/2.2/jobs/create", body).path("job_id").asText();
    Recorded recorded = Recorded.unknown(id, List.of());
    State state = new State("l", 1, "0", new TreeMap<>(Map.of(CHECK, recorded)));
    at.site(target).folder().write("resources.json", StateCodec.write(state));
    return id;
  }

  /// Lets the job run to its end.
  private void run(String id, String parameters) {
    RunClient runs = runs(ground.site("staging"));
    JsonNode body =
        ModelGround.read("{'job_id': %s, 'job_parameters': %s}".formatted(id, parameters));
    runs.await(runs.runNow(body.deepCopy()), _ -> {});
  }

  private static RunClient runs(Site site) {
    return ModelGround.means(site).runs();
  }

  private Verdict asked(Optional<Runs> runs) {
    return asked(ground.site("prod"), runs);
  }

  private Verdict asked(Site prod, Optional<Runs> runs) {
    Wish wish =
        new Wish(
            ModelGround.KEY,
            Optional.of(new Pick.Which.Number(1)),
            new Label.Alias("champion"),
            GateSettings.of(prod.bundle().tree()));
    return new Promoter(new Sites(ground.site("staging"), prod, runs))
        .propose(wish, new Diagnostics())
        .verdicts()
        .getFirst();
  }

  @Test
  void aRunForAnotherModelLetsNothingPass() {
    ground.register("");
    String id = deploy(ground, "staging", PARAMETERS);
    run(id, "{'model_version': '1', 'model_name': 'main.default.tip'}");
    assertThat(asked(Optional.empty()).why())
        .isEqualTo("its last run was of main.default.tip, not main.default.fare_staging");

    run(id, "{'model_version': '1', 'model_name': 'main.default.fare_staging'}");
    assertThat(asked(Optional.empty()).result()).isEqualTo(Result.PASSED);
  }

  @Test
  void aRunThatIsStartedIsToldModelAndVersionAndJudgedItself() {
    ground.register("");
    String id = deploy(ground, "staging", PARAMETERS);
    // Somebody else's run may end at any moment.
    ground.over(rest ->
        call ->
            call.path().endsWith("runs/list")
                ? new Answer.Unclear("the last run is not asked for")
                : rest.send(call));

    Verdict verdict = asked(Optional.of(JobGateTest::runs));

    assertThat(verdict.result()).isEqualTo(Result.PASSED);
    ground.over(rest -> rest);
    JsonNode last =
        GateJob.in(ground.site("staging"), "jobs.check").orElseThrow().last().get().told();
    assertThat(last.path("job_id").asText()).isEqualTo(id);
    assertThat(last.path("job_parameters").valueStream().map(each -> each.path("value").asText()))
        .containsExactly("1", "main.default.fare_staging");
  }

  @Test
  void theJobIsStartedWhereItIsDeployed() throws IOException {
    ground.register("");
    try (ModelGround other = ground("b")) {
      String id = deploy(other, "prod", PARAMETERS);

      Verdict verdict = asked(other.site("prod"), Optional.of(JobGateTest::runs));

      assertThat(verdict.result()).isEqualTo(Result.PASSED);
      assertThat(count(other, id)).isEqualTo(1);
      assertThat(count(ground, id)).isZero();
    }
  }

  @Test
  void theJobOfTheSourceIsPreferred() {
    ground.register("");
    String prod = deploy(ground, "prod", PARAMETERS);
    String staging = deploy(ground, "staging", PARAMETERS);

    assertThat(asked(Optional.of(JobGateTest::runs)).result()).isEqualTo(Result.PASSED);
    assertThat(count(ground, staging)).isEqualTo(1);
    assertThat(count(ground, prod)).isZero();
  }

  private static int count(ModelGround at, String job) {
    return at.send("GET", "/api/2.2/jobs/runs/list", "{}")
        .path("runs")
        .valueStream()
        .filter(run -> run.path("job_id").asText().equals(job))
        .toList()
        .size();
  }

  @Test
  void theJobThatMadeTheVersionIsNoGateAndNotStartedForOne() {
    String id = deploy(ground, "staging", "[]");
    ground.register(trained(id));
    run(id, "{}");

    for (Optional<Runs> runs :
        List.<Optional<Runs>>of(Optional.empty(), Optional.of(JobGateTest::runs))) {
      Verdict verdict = asked(runs);
      assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
      assertThat(verdict.why()).isEqualTo("it is the job that made version 1");
      assertThat(verdict.wayOut()).contains("makes another one");
    }
    assertThat(count(ground, id)).isEqualTo(1);
  }

  @Test
  void aJobThatTakesAVersionMayHaveMadeIt() {
    String id = deploy(ground, "staging", PARAMETERS);
    ground.register(trained(id));

    assertThat(asked(Optional.of(JobGateTest::runs)).result()).isEqualTo(Result.PASSED);
  }

  /// A run that says of itself which job it belongs to, as MLflow has it.
  private String trained(String job) {
    String experiment =
        ground
            .send("POST", "/api/2.0/mlflow/experiments/create", "{'name': '/Shared/e'}")
            .path("experiment_id")
            .asText();
    String run = ground.run(experiment, "f1", 0.5);
    ground.send(
        "POST",
        "/api/2.0/mlflow/runs/set-tag",
        "{'run_id': '%s', 'key': 'mlflow.databricks.jobID', 'value': '%s'}".formatted(run, job));
    return run;
  }
}
