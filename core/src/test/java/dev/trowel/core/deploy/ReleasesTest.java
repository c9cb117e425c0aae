package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of their own for each content, and jobs that lead to one of them.
final class ReleasesTest {

  private static final String USUAL =
      """
      bundle: {name: b}
      resources:
        jobs:
          a:
            name: a
            tasks: [{task_key: t, notebook_task: {notebook_path: train.py}}]
          b:
            name: b
            parameters: [{name: data, default: "${workspace.file_path}/data.csv"}]
            tasks: [{task_key: t, notebook_task: {notebook_path: train.py}}]
      """;
  private static final String KEEP = "trowel: {releases: {keep: 2}}\n" + USUAL;
  private static final String RELEASES = Ground.ROOT + "/releases/";

  private Ground ground;

  @BeforeEach
  void start(@TempDir Path root) throws IOException {
    ground = new Ground(root);
    ground.bundle(KEEP);
    code("1");
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private void code(String version) throws IOException {
    ground
        .file(
            "train.py", ("# Databricks notebook source\nprint(" + version + ")\n").getBytes(UTF_8))
        .file("data.csv", "x\n".getBytes(UTF_8));
  }

  @Test
  void pointsJobsToTheFolderOfTheContent() throws IOException {
    Release first = release();
    ground.deploy();

    String folder = RELEASES + first.id();
    assertThat(notebook("a")).isEqualTo(folder + "/files/train");
    assertThat(job("b").at("/settings/parameters/0/default").asText())
        .isEqualTo(folder + "/files/data.csv");
    assertThat(text(folder + "/files/train")).contains("print(1)");
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void uploadsBeforeItPointsAndLeavesTheReleaseBefore() throws IOException {
    Release first = release();
    ground.deploy();
    code("2");
    Release second = release();
    ground.changes();
    ground.deploy();

    assertThat(second.id()).isNotEqualTo(first.id());
    List<String> changes = ground.changes();
    assertThat(changes.getFirst()).contains("/releases/" + second.id() + "/files/");
    assertThat(changes.getLast()).startsWith("POST /api/2.2/jobs/reset");
    assertThat(text(RELEASES + first.id() + "/files/train")).contains("print(1)");
    assertThat(text(notebook("a"))).contains("print(2)");
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void removesReleasesBeyondTheNumberToKeep() throws IOException {
    List<Release> all = deployed("1", "2", "3");
    assertThat(all).extracting(this::isThere).containsExactly(false, true, true);
    code("2");
    ground.deploy();
    assertThat(all).extracting(this::isThere).containsExactly(false, true, true);
    assertThat(notebook("a")).contains(all.get(1).id());
  }

  @Test
  void removesNothingWhileAJobRuns() throws IOException {
    ground.answering(rest -> call -> isAboutRuns(call) ? running() : rest.send(call));
    List<Release> all = deployed("1", "2", "3");
    assertThat(all).extracting(this::isThere).containsExactly(true, true, true);

    ground.answering(rest -> rest);
    all = Stream.concat(all.stream(), deployed("4").stream()).toList();
    assertThat(all).extracting(this::isThere).containsExactly(false, false, true, true);
  }

  @Test
  void keepsAReleaseThatAJobOfAPartialDeploymentStillNeeds() throws IOException {
    Release first = deployed("1").getFirst();
    for (String version : List.of("2", "3", "4")) {
      code(version);
      ground.deployOnly("jobs.b");
    }
    assertThat(notebook("a")).contains(first.id());
    assertThat(isThere(first)).isTrue();
    assertThat(text(notebook("a"))).contains("print(1)");
  }

  @Test
  void afterAFailureEachJobLeadsToAWholeRelease() throws IOException {
    deployed("1");
    code("2");
    String refused = id("b");
    ground.answering(rest ->
        call ->
            call.path().endsWith("/jobs/reset") && says(call, refused)
                ? new Answer.Refused(400, "INVALID_PARAMETER_VALUE", "no")
                : rest.send(call));
    Deployed failed = ground.deployAnyhow();

    assertThat(failed.outcome().failed()).hasSize(1);
    assertThat(text(notebook("a"))).contains("print(2)");
    assertThat(text(notebook("b"))).contains("print(1)");
  }

  @Test
  void takesWhatLayThereBeforeReleasesForOne() throws IOException {
    ground.bundle(USUAL);
    ground.deploy();
    assertThat(notebook("a")).isEqualTo(Ground.ROOT + "/files/train");
    ground.bundle(KEEP);
    deployed("2");
    assertThat(text(Ground.ROOT + "/files/train")).contains("print(1)");
    deployed("3");
    assertThat(ground.workspace().files().stat(Ground.ROOT + "/files")).isEmpty();
  }

  @Test
  void goesBackToTheUsualFolders() throws IOException {
    deployed("1");
    ground.bundle(USUAL);
    ground.deploy();
    assertThat(notebook("a")).isEqualTo(Ground.ROOT + "/files/train");
    assertThat(text(notebook("a"))).contains("print(1)");
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void sendsNoFileTwice() throws IOException {
    deployed("1");
    ground.workspace().rest().send(Call.post("/api/2.2/jobs/delete", idOf("a")));
    ground.changes();
    ground.deploy();
    assertThat(ground.changes()).containsExactly("POST /api/2.2/jobs/create");
  }

  private List<Release> deployed(String... versions) throws IOException {
    Stream.Builder<Release> all = Stream.builder();
    for (String version : versions) {
      code(version);
      all.add(release());
      ground.deploy();
    }
    return all.build().toList();
  }

  private Release release() {
    return ground.propose().release().orElseThrow();
  }

  private boolean isThere(Release release) {
    return ground.workspace().files().stat(RELEASES + release.id()).isPresent();
  }

  private String text(String path) {
    return new String(ground.workspace().files().read(path).orElseThrow(), UTF_8);
  }

  private String notebook(String key) {
    return job(key).at("/settings/tasks/0/notebook_task/notebook_path").asText();
  }

  private JsonNode job(String key) {
    Answer answer =
        ground.workspace().rest().send(Call.get("/api/2.2/jobs/get").query("job_id", id(key)));
    return ((Answer.Ok) answer).body();
  }

  private String id(String key) {
    try {
      byte[] state =
          ground.workspace().files().read(Ground.ROOT + "/state/resources.json").orElseThrow();
      return new JsonMapper()
          .readTree(state)
          .path("state")
          .path("resources.jobs." + key)
          .path("__id__")
          .asText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode idOf(String key) {
    return new JsonMapper().createObjectNode().put("job_id", Long.parseLong(id(key)));
  }

  private static boolean isAboutRuns(Call call) {
    return call.path().equals("/api/2.2/jobs/runs/list");
  }

  private static boolean says(Call call, String id) {
    return Optional.ofNullable(call.body()).map(body -> body.toString().contains(id)).orElse(false);
  }

  private static Answer running() {
    JsonMapper json = new JsonMapper();
    return new Answer.Ok(200, json.createObjectNode().set("runs", json.createArrayNode().add(1)));
  }
}
