package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.build.Wheels;
import dev.trowel.core.event.Event;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries on their way into a workspace, with all that goes on around them.
final class LibrariesTest {

  private static final String JOB =
      """
      bundle: {name: b}
      artifacts: {lib: {type: whl, path: lib, build: "cp made.whl dist/$(cat name)"}}
      resources:
        jobs:
          j:
            name: j
            tasks:
              - task_key: a
                new_cluster: {spark_version: 15.4.x-scala2.12, node_type_id: x, num_workers: 1}
                python_wheel_task: {package_name: lib, entry_point: run}
                libraries: [{whl: "lib/dist/*.whl"}]
      """;
  private static final String PUT =
      "POST /api/2.0/workspace-files/import-file/R/artifacts/.internal/";

  private Ground ground;

  @BeforeEach
  void start(@TempDir Path root) throws IOException {
    ground = new Ground(root);
    ground.file(".gitignore", bytes("lib/\n")).file("lib/dist/.keep", bytes(""));
    wheel("1.0");
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void wheel(String version) throws IOException {
    ground
        .file("lib/made.whl", Wheels.wheel("lib", version))
        .file("lib/name", bytes("lib-" + version + "-py3-none-any.whl"));
  }

  @Test
  void buildsUploadsAndRefersToTheWheelAndThenHasNothingToDo() throws IOException {
    ground.bundle(JOB);
    ground.deploy();

    assertThat(ground.changes())
        .containsOnlyOnce(PUT + "lib-1.0-py3-none-any.whl?overwrite=true")
        .contains("POST /api/2.2/jobs/create");
    assertThat(ground.events())
        .containsSubsequence(
            new Event.Building("lib"),
            new Event.UploadingLibrary("lib/dist/lib-1.0-py3-none-any.whl"));
    assertThat(library()).isEqualTo(Ground.ROOT + "/artifacts/.internal/lib-1.0-py3-none-any.whl");
    Proposal again = ground.propose();
    assertThat(again.isEmpty()).isTrue();
    assertThat(ground.changes()).isEmpty();
  }

  @Test
  void planningUploadsNothing() throws IOException {
    ground.bundle(JOB);
    Proposal proposal = ground.propose();
    assertThat(proposal.libraries().uploads())
        .extracting(library -> library.shown())
        .containsExactly("lib/dist/lib-1.0-py3-none-any.whl");
    assertThat(ground.changes()).isEmpty();
    JsonNode plan = PlanJson.write(proposal.plan());
    assertThat(plan.at("/plan/resources.jobs.j/new_state/value/tasks/0/libraries/0/whl").asText())
        .isEqualTo(Ground.ROOT + "/artifacts/.internal/lib-1.0-py3-none-any.whl");
  }

  @Test
  void uploadsChangedContentOnly() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    ground.changes();
    ground.file("lib/made.whl", bytes("other"));
    assertThat(ground.propose().plan().changes()).extracting(Planned::change).isEmpty();
    ground.deploy();
    assertThat(ground.changes()).containsExactly(PUT + "lib-1.0-py3-none-any.whl?overwrite=true");
  }

  @Test
  void uploadsAgainWhatSomebodyElseWrote() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    String place = Ground.ROOT + "/artifacts/.internal/lib-1.0-py3-none-any.whl";
    ground.workspace().files().write(place, bytes("mine"), true);
    assertThat(ground.propose().libraries().uploads()).hasSize(1);
    ground.workspace().files().delete(place, false);
    assertThat(ground.propose().libraries().uploads()).hasSize(1);
  }

  @Test
  void removesTheOldWheelAfterTheJobRefersToTheNewOne() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    ground.changes();
    wheel("1.1");
    ground.deploy();
    assertThat(ground.changes())
        .containsExactly(
            PUT + "lib-1.1-py3-none-any.whl?overwrite=true",
            "POST /api/2.2/jobs/reset",
            "POST /api/2.0/workspace/delete"
                + " {\"path\":\"/R/artifacts/.internal/lib-1.0-py3-none-any.whl\","
                + "\"recursive\":false}");
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void keepsTheOldWheelWhileAJobRuns() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    wheel("1.1");
    ground.answering(LibrariesTest::running);
    ground.deploy();
    assertThat(there()).containsExactlyInAnyOrder("1.0", "1.1");
    assertThat(ground.propose().isEmpty()).isTrue();

    ground.answering(rest -> rest);
    assertThat(ground.propose().libraries().stale()).containsExactly("lib-1.0-py3-none-any.whl");
    ground.deploy();
    assertThat(there()).containsExactly("1.1");
  }

  @Test
  void keepsTheOldWheelWhenNobodyKnowsWhetherAJobRuns() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    wheel("1.1");
    ground.answering(rest -> answering(rest, new Answer.Refused(403, "PERMISSION_DENIED", "no")));
    ground.deploy();
    assertThat(there()).containsExactlyInAnyOrder("1.0", "1.1");
  }

  @Test
  void keepsAllWheelsWhereTheBundleWantsThat() throws IOException {
    ground.bundle(JOB + "experimental: {skip_artifact_cleanup: true}\n");
    ground.deploy();
    wheel("1.1");
    ground.deploy();
    assertThat(there()).containsExactlyInAnyOrder("1.0", "1.1");
  }

  @Test
  void removesEverythingOfABundleThatHasNoLibrariesAnyMore() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    ground.bundle("bundle: {name: b}\n");
    ground.deploy();
    assertThat(there()).isEmpty();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void refusesToDeployWhileAJobRunsWhereTheBundleWantsThat() throws IOException {
    ground.bundle(JOB);
    ground.deploy();
    ground.changes();
    ground.answering(LibrariesTest::running);
    assertThat(ground.propose().isEmpty()).isTrue();
    ground.bundle(JOB.replace("name: b}", "name: b, deployment: {fail_on_active_runs: true}}"));
    Diagnostic told = stopped();
    assertThat(told.code()).isEqualTo("active-runs");
    assertThat(told.summary()).matches("deployment aborted, err: job \\d+ is running");
    assertThat(told.spans()).extracting(Object::toString).containsExactly("databricks.yml:1:53");
    assertThat(ground.changes()).isEmpty();
    ground.answering(rest -> rest);
    assertThat(ground.propose().plan().isEmpty()).isTrue();
  }

  @Test
  void refusesToDeployWhileAPipelineRunsWhenAskedTo() throws IOException {
    ground.bundle("bundle: {name: b}\nresources: {pipelines: {p: {name: p}}}\n");
    ground.deploy();
    JsonNode busy = JsonNodeFactory.instance.objectNode().put("state", "RUNNING");
    ground.answering(rest ->
        call ->
            call.path().startsWith("/api/2.0/pipelines/")
                ? new Answer.Ok(200, busy)
                : rest.send(call));
    Deployer deployer = new Deployer(ground.site().refusingActiveRuns());
    StopException stop =
        catchThrowableOfType(StopException.class, () -> deployer.propose(new Diagnostics()));
    assertThat(stop.diagnostics().getFirst().summary())
        .startsWith("deployment aborted, err: pipeline ");
  }

  @Test
  void refusesALibraryThatChangedSinceThePlan() throws IOException {
    ground.bundle(JOB.replaceFirst("artifacts: .*\n", ""));
    ground.file("lib/dist/lib-1.0-py3-none-any.whl", bytes("planned"));
    Site site = ground.site();
    Deployer deployer = new Deployer(site);
    Proposal proposal = deployer.propose(new Diagnostics());
    ground.file("lib/dist/lib-1.0-py3-none-any.whl", bytes("other"));
    StopException stop =
        catchThrowableOfType(
            StopException.class,
            () ->
                new LibrarySync(site.workspace().files(), proposal.libraries().folder())
                    .upload(proposal.libraries(), event -> {}));
    assertThat(stop.diagnostics().getFirst().code()).isEqualTo("library-unreadable");
  }

  @Test
  void keepsLibrariesInAVolume() throws IOException {
    volume();
    ground.bundle(JOB + "workspace: {artifact_path: /Volumes/main/ml/files/deep}\n");
    ground.deploy();
    assertThat(ground.changes())
        .contains(
            "PUT /api/2.0/fs/files/Volumes/main/ml/files/deep/.internal/lib-1.0-py3-none-any.whl"
                + "?overwrite=true");
    assertThat(library())
        .isEqualTo("/Volumes/main/ml/files/deep/.internal/lib-1.0-py3-none-any.whl");
    assertThat(ground.propose().isEmpty()).isTrue();
    wheel("1.1");
    ground.deploy();
    assertThat(ground.workspace().files().list("/Volumes/main/ml/files/deep/.internal"))
        .extracting(listed -> listed.name())
        .containsExactly("lib-1.1-py3-none-any.whl");
  }

  @Test
  void needsTheVolumeToExist() throws IOException {
    ground.bundle(JOB + "workspace: {artifact_path: /Volumes/main/ml/files}\n");
    Diagnostic told = stopped();
    assertThat(told.code()).isEqualTo("artifact-volume");
    assertThat(told.summary()).isEqualTo("volume /Volumes/main/ml/files does not exist");
    assertThat(told.spans()).extracting(Object::toString).containsExactly("databricks.yml:12:28");
    assertThat(ground.changes()).isEmpty();
  }

  @Test
  void cannotKeepLibrariesInAVolumeThatIsYetToBeDeployed() throws IOException {
    ground.bundle(
        JOB
            + """
              schemas: {s: {catalog_name: main, name: ml}}
              volumes: {v: {catalog_name: main, schema_name: ml, name: files}}
            workspace: {artifact_path: /Volumes/main/ml/files}
            """);
    assertThat(stopped().summary()).endsWith("but a volume is not deployed yet");
  }

  @Test
  void namesWhatIsNoFolderOfAVolume() throws IOException {
    ground.bundle(JOB + "workspace: {artifact_path: /Volumes/main/ml}\n");
    assertThat(stopped().summary()).startsWith("expected artifact_path to be in the format");
  }

  private void volume() {
    RestClient rest = ground.workspace().rest();
    var nodes = JsonNodeFactory.instance;
    String unity = "/api/2.1/unity-catalog/";
    rest.send(Call.post(unity + "catalogs", nodes.objectNode().put("name", "main")));
    rest.send(
        Call.post(
            unity + "schemas", nodes.objectNode().put("name", "ml").put("catalog_name", "main")));
    rest.send(
        Call.post(
            unity + "volumes",
            nodes
                .objectNode()
                .put("name", "files")
                .put("catalog_name", "main")
                .put("schema_name", "ml")
                .put("volume_type", "MANAGED")));
  }

  /// The same workspace, in which every job runs.
  private static RestClient running(RestClient rest) {
    var runs = JsonNodeFactory.instance.objectNode();
    runs.putArray("runs").addObject().put("run_id", 1);
    return answering(rest, new Answer.Ok(200, runs));
  }

  private static RestClient answering(RestClient rest, Answer answer) {
    return call ->
        call.path().endsWith("/jobs/runs/list") && "true".equals(call.query().get("active_only"))
            ? answer
            : rest.send(call);
  }

  private Diagnostic stopped() {
    StopException stop = catchThrowableOfType(StopException.class, () -> ground.propose());
    return stop.diagnostics().getFirst();
  }

  private List<String> there() {
    return ground.workspace().files().list(Ground.ROOT + "/artifacts/.internal").stream()
        .map(file -> file.name().split("-", -1)[1])
        .toList();
  }

  private String library() throws IOException {
    byte[] state =
        ground.workspace().files().read(Ground.ROOT + "/state/resources.json").orElseThrow();
    return new JsonMapper()
        .readTree(state)
        .at("/state/resources.jobs.j/state/tasks/0/libraries/0/whl")
        .asText();
  }
}
