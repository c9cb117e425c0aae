package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestroyerTest {

  private static final String ROOT = Ground.ROOT;
  private static final String VOLUME = "/Volumes/main/default/v";
  private static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        schemas:
          s: {catalog_name: main, name: s}
        experiments:
          e: {name: %s/e}
        pipelines:
          p: {name: p, libraries: [{notebook: {path: lib/n.py}}]}
        jobs:
          a:
            name: train
            permissions: [{level: CAN_VIEW, user_name: bob@example.com}]
            tasks:
              - {task_key: t, existing_cluster_id: c, spark_python_task: {python_file: lib/a.py}}
          z:
            name: after
            tasks: [{task_key: t, run_job_task: {job_id: '${resources.jobs.a.id}'}}]
      """
          .formatted(ROOT);

  /// The same without what nothing but the state tells of.
  private static final String TOLD =
      BUNDLE.replaceFirst("(?s)  experiments:.*?  pipelines:", "  pipelines:");

  @TempDir Path root;
  private Ground ground;
  private final Diagnostics warnings = new Diagnostics();

  @BeforeEach
  void open() throws IOException {
    ground = new Ground(root);
    ground
        .file("lib/a.py", "print(1)".getBytes(UTF_8))
        .file("lib/n.py", "# Databricks notebook source\nprint(2)".getBytes(UTF_8))
        .bundle(BUNDLE);
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  private WorkspaceFiles files() {
    return ground.workspace().files();
  }

  private void write(String path) {
    files().write(path, "mine".getBytes(UTF_8), true);
  }

  private boolean isThere(String path) {
    return files().stat(path).isPresent();
  }

  private void loseLocally() throws IOException {
    if (Files.exists(root.resolve(".databricks"))) {
      try (var found = Files.walk(root.resolve(".databricks"))) {
        found.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Optional<Destroyer.Teardown> proposed() {
    return Destroyer.careful(ground.site()).propose(warnings);
  }

  private Outcome destroy(Site site, boolean withForeign) {
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown going = destroyer.propose(warnings).orElseThrow();
    return destroyer.carryOut(
        withForeign ? going.goesWithAll() : going,
        Terms.usual(true),
        ground.waiter(site),
        warnings);
  }

  private Outcome destroy() {
    return destroy(ground.site(), false);
  }

  private List<String> codes() {
    return warnings.list().stream().map(Diagnostic::code).toList();
  }

  private List<String> live() {
    List<String> found = new ArrayList<>();
    list("/api/2.2/jobs/list", "jobs").forEach(job -> found.add(job.at("/settings/name").asText()));
    list("/api/2.0/pipelines", "statuses").forEach(each -> found.add(each.path("name").asText()));
    Call schema = Call.get("/api/2.1/unity-catalog/schemas/main.s");
    if (ground.workspace().rest().send(schema) instanceof Answer.Ok) {
      found.add("schema");
    }
    return found;
  }

  private JsonNode list(String path, String field) {
    return ground.workspace().rest().send(Call.get(path)) instanceof Answer.Ok(int _, JsonNode body)
        ? body.path(field)
        : MissingNode.getInstance();
  }

  private void assertNothingLeft() {
    assertThat(live()).isEmpty();
    assertThat(isThere(ROOT)).isFalse();
    assertThat(proposed()).isEmpty();
  }

  @Test
  void leavesNothing() {
    ground.deploy();
    assertThat(proposed().orElseThrow().foreign()).isEmpty();

    assertThat(destroy().succeeded()).isTrue();

    assertNothingLeft();
    assertThat(codes()).isEmpty();
  }

  @Test
  void finishesWhatSomebodyBeganByHand() {
    State state = ground.deploy().state();
    String job = state.resources().firstEntry().getValue().id();
    ground
        .workspace()
        .rest()
        .send(Call.of("DELETE", "/api/2.1/unity-catalog/schemas/main.s", null));
    files().delete(ROOT + "/files", true);
    assertThat(job).isNotEmpty();

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void findsTheObjectsWhenTheFolderIsGone() {
    ground.deploy();
    files().delete(ROOT, true);

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void worksFromTheWorkspaceAlone() throws IOException {
    ground.deploy();
    loseLocally();

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void findsWhatNamesTheDeploymentWhenTheStateIsLost() throws IOException {
    ground.bundle(TOLD).deploy();
    loseLocally();
    files().delete(ROOT + "/state/resources.json", false);
    ground
        .workspace()
        .rest()
        .send(Call.of("DELETE", "/api/2.1/unity-catalog/schemas/main.s", null));

    assertThat(destroy().succeeded()).isTrue();

    assertThat(codes()).contains("state-lost");
    assertNothingLeft();
  }

  @Test
  void findsJobsAndPipelinesWhenAllRecordsAreLost() throws IOException {
    ground.deploy();
    loseLocally();
    files().delete(ROOT, true);

    Destroyer.Teardown going = proposed().orElseThrow();
    assertThat(going.plan().lines().keySet().toString())
        .isEqualTo("[jobs.after, jobs.train, pipelines.p]");
    assertThat(destroy().succeeded()).isTrue();

    assertThat(live()).containsExactly("schema");
  }

  @Test
  void keepsProtectedWhatIsFoundWithoutAState() throws IOException {
    ground
        .bundle(
            BUNDLE.replace("name: train", "name: train\n      lifecycle: {prevent_destroy: true}"))
        .deploy();
    ground.bundle(BUNDLE);
    loseLocally();
    files().delete(ROOT + "/state/resources.json", false);

    assertThat(proposed().orElseThrow().prevented()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereItWasKilled(boolean afterEffect) throws IOException {
    int kills = 0;
    boolean died = true;
    while (died) {
      ground.deploy();
      Mortal mortal = new Mortal(kills + 1, afterEffect);
      died = dies(mortal);
      if (died) {
        kills++;
        if (kills % 2 == 0) {
          loseLocally();
        }
        if (proposed().isPresent()) {
          assertThat(destroy().succeeded()).as("killed at request %d", kills).isTrue();
        }
      }
      assertNothingLeft();
      loseLocally();
    }
    assertThat(kills).isGreaterThan(8);
    assertThat(codes()).doesNotContain("files-kept");
  }

  private boolean dies(Mortal mortal) {
    try {
      destroy(mortal.at(ground.site()), false);
      return mortal.isDead();
    } catch (Mortal.Killed killed) {
      return true;
    }
  }

  @Test
  void leavesWhatOthersPutThere() {
    ground.deploy();
    write(ROOT + "/files/lib/mine.py");
    write(ROOT + "/scratch/deep/notes.txt");
    write(ROOT + "/state/todo.txt");

    assertThat(proposed().orElseThrow().foreign())
        .extracting(Node::shown)
        .containsExactly(ROOT + "/files/lib/mine.py", ROOT + "/scratch/", ROOT + "/state/todo.txt");
    assertThat(destroy().succeeded()).isTrue();

    assertThat(codes()).containsExactly("files-kept");
    assertThat(isThere(ROOT + "/files/lib/mine.py")).isTrue();
    assertThat(isThere(ROOT + "/files/lib/a.py")).isFalse();
    assertThat(isThere(ROOT + "/scratch/deep/notes.txt")).isTrue();
    assertThat(isThere(ROOT + "/state/todo.txt")).isTrue();
    assertThat(isThere(ROOT + "/state/resources.json")).isFalse();
    assertThat(live()).isEmpty();
    assertThat(proposed()).isEmpty();
  }

  @Test
  void takesWhatOthersPutThereOnceThatIsAgreedTo() {
    ground.deploy();
    write(ROOT + "/files/lib/mine.py");
    write(ROOT + "/scratch/deep/notes.txt");

    assertThat(destroy(ground.site(), true).succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void leavesWhatCameAfterTheQuestion() {
    ground.deploy();
    write(ROOT + "/scratch/a.txt");
    Site site = ground.site();
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown agreed = destroyer.propose(warnings).orElseThrow().goesWithAll();
    write(ROOT + "/files/late.txt");

    destroyer.carryOut(agreed, Terms.usual(false), ground.waiter(site), warnings);

    assertThat(isThere(ROOT + "/scratch")).isFalse();
    assertThat(isThere(ROOT + "/files/late.txt")).isTrue();
  }

  @Test
  void leavesAnExperimentThatOthersMadeThere() throws IOException {
    ground.deploy();
    var body = JsonNodeFactory.instance.objectNode();
    ground
        .workspace()
        .rest()
        .send(
            Call.post(
                "/api/2.0/mlflow/experiments/create",
                body.put("name", ROOT.substring("/Workspace".length()) + "/hers")));

    assertThat(proposed().orElseThrow().foreign())
        .extracting(Node::path)
        .containsExactly(ROOT + "/hers");
  }

  @Test
  void knowsItsFilesAfterAFolderWasDeletedHalfWay() throws IOException {
    ground.bundle(TOLD).deploy();
    loseLocally();
    files().delete(ROOT + "/state/trowel", true);
    files().delete(ROOT + "/files/lib/n", false);
    files().delete(ROOT + "/state/resources.json", false);

    assertThat(proposed().orElseThrow().foreign()).isEmpty();
  }

  @Test
  void keepsAllThatIsNeededWhenAnObjectIsRefused() throws IOException {
    ground.deploy();
    ground.answering(rest ->
        call ->
            call.verb().equals("DELETE") && call.path().contains("/schemas/")
                ? new Answer.Refused(403, "PERMISSION_DENIED", "no")
                : rest.send(call));

    Outcome outcome = destroy();
    assertThat(outcome.failed()).hasSize(1);
    assertThat(live()).containsExactly("schema");
    assertThat(isThere(ROOT + "/files/lib/a.py")).isTrue();

    ground.answering(rest -> rest);
    loseLocally();
    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void waitsForWhatSomebodyIsDeleting() {
    ground.deploy();
    AtomicInteger asked = new AtomicInteger();
    ground.answering(rest ->
        call -> {
          boolean schema = call.path().contains("/schemas/main.s");
          if (schema && call.verb().equals("DELETE")) {
            rest.send(call);
            return new Answer.Refused(409, "CONFLICT", "Schema main.s is being deleted");
          }
          boolean still = schema && asked.getAndIncrement() < 3;
          return still
              ? new Answer.Ok(200, JsonNodeFactory.instance.objectNode())
              : rest.send(call);
        });

    assertThat(destroy().succeeded()).isTrue();
    assertThat(asked.get()).isGreaterThan(3);
  }

  @Test
  void theNextDeploymentStartsAfreshWithTheOldFolderAndWithout() throws IOException {
    String first = ground.deploy().state().lineage();
    destroy();

    State second = ground.deploy().state();
    assertThat(second.lineage()).isNotEqualTo(first);
    assertThat(second.serial()).isEqualTo(1);
    destroy();
    loseLocally();

    assertThat(ground.deploy().state().lineage()).isNotEqualTo(second.lineage());
    assertThat(ground.warnings()).isEmpty();
  }

  @Test
  void nobodyDoesItWithAStaleState() {
    ground.deploy();
    Site site = ground.site();
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown going = destroyer.propose(warnings).orElseThrow();
    destroy();

    assertThatThrownBy(
            () -> destroyer.carryOut(going, Terms.usual(false), ground.waiter(site), warnings))
        .hasMessageContaining("serial");
  }

  @Test
  void takesFoldersThatLieApartDownToo() throws IOException {
    String apart = "/Workspace/Shared/apart";
    ground
        .bundle(
            TOLD
                + "workspace: {file_path: %s/code, state_path: %s/state}\n".formatted(apart, apart))
        .deploy();
    write(apart + "/code/lib/hers.py");

    assertThat(destroy().succeeded()).isTrue();

    assertThat(isThere(ROOT)).isFalse();
    assertThat(isThere(apart + "/state")).isFalse();
    assertThat(isThere(apart + "/code/lib/a.py")).isFalse();
    assertThat(isThere(apart + "/code/lib/hers.py")).isTrue();
  }

  @Test
  void emptiesItsFolderInAVolume() throws IOException {
    ground.workspace().rest().send(volume());
    ground
        .file("dist/w.txt", "w".getBytes(UTF_8))
        .bundle(
            BUNDLE.replace(
                    "existing_cluster_id: c,",
                    "existing_cluster_id: c, libraries: [{whl: dist/w-1-py3-none-any.whl}],")
                + "workspace: {artifact_path: %s/a}\n".formatted(VOLUME));
    ground.file("dist/w-1-py3-none-any.whl", "w".getBytes(UTF_8));
    ground.deploy();
    assertThat(isThere(VOLUME + "/a/.internal/w-1-py3-none-any.whl")).isTrue();

    assertThat(destroy().succeeded()).isTrue();

    assertThat(isThere(VOLUME + "/a/.internal")).isFalse();
    assertThat(isThere(VOLUME)).isTrue();
  }

  private static Call volume() {
    return Call.post(
        "/api/2.1/unity-catalog/volumes",
        JsonNodeFactory.instance
            .objectNode()
            .put("catalog_name", "main")
            .put("schema_name", "default")
            .put("name", "v")
            .put("volume_type", "MANAGED"));
  }
}
