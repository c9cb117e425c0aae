package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.DeploymentJson.Entry;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.core.state.Stops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploaderTest {

  private static final String NOTEBOOK = "# Databricks notebook source\n";

  @TempDir Path temp;
  private final MemoryFiles workspace = new MemoryFiles();
  private Bench here;

  @BeforeEach
  void prepare() {
    here = new Bench(temp.resolve("here"), workspace);
    Trees.write(here.root, "databricks.yml", "bundle:");
    Trees.write(here.root, "src/a.py", "a");
    Trees.write(here.root, "src/deep/b.py", "b");
  }

  @Test
  void uploadsEverythingAtFirst() {
    SyncPlan plan = here.sync();

    assertThat(Bench.uploads(plan)).containsExactly("databricks.yml", "src/a.py", "src/deep/b.py");
    assertThat(here.there()).containsExactly("databricks.yml", "src/a.py", "src/deep/b.py");
    assertThat(here.text("src/a.py")).isEqualTo("a");
    assertThat(here.deployment().seq()).isEqualTo(1);
    assertThat(here.deployment().files())
        .containsExactly(
            new Entry("databricks.yml", false),
            new Entry("src/a.py", false),
            new Entry("src/deep/b.py", false));
    assertThat(workspace.changes())
        .filteredOn(c -> c.startsWith("mkdirs"))
        .containsExactly("mkdirs /Workspace/b/files/src/deep");
  }

  @Test
  void plansWithoutWritingToTheWorkspace() {
    here.plan();
    assertThat(workspace.changes()).isEmpty();
  }

  @Test
  void sendsNothingWhenNothingChanged() {
    here.sync();
    workspace.forgetChanges();
    SyncPlan plan = here.sync();

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(3);
    assertThat(workspace.changes()).isEmpty();
  }

  @Test
  void sendsNothingFromAFreshClone() {
    here.sync();
    Bench clone = new Bench(temp.resolve("clone"), workspace);
    Trees.write(clone.root, "databricks.yml", "bundle:");
    Trees.write(clone.root, "src/a.py", "a");
    Trees.write(clone.root, "src/deep/b.py", "b");
    workspace.forgetChanges();

    assertThat(clone.sync().isEmpty()).isTrue();
    assertThat(workspace.changes()).isEmpty();
    assertThat(clone.folder.read("deployment.json"))
        .hasValueSatisfying(bytes -> assertThat(new String(bytes, UTF_8)).contains("\"seq\": 1"));
  }

  @Test
  void sendsTheOneChangedFileAndTheRecords() {
    here.sync();
    workspace.forgetChanges();
    Trees.write(here.root, "src/a.py", "a2");

    assertThat(Bench.uploads(here.sync())).containsExactly("src/a.py");
    assertThat(workspace.changes().subList(0, 2))
        .containsExactly(
            "write /Workspace/b/state/trowel/files.json", "write /Workspace/b/files/src/a.py");
    assertThat(workspace.changes().subList(2, 4))
        .as("each is true without the other")
        .containsExactlyInAnyOrder(
            "write /Workspace/b/state/trowel/files.json",
            "write /Workspace/b/state/deployment.json");
    assertThat(workspace.changes()).hasSize(4);
    assertThat(here.text("src/a.py")).isEqualTo("a2");
  }

  @Test
  void noticesNewContentWithAnOldTime() throws IOException {
    here.sync();
    Path file = here.root.resolve("src/a.py");
    Files.writeString(file, "b");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    assertThat(Bench.uploads(here.sync())).containsExactly("src/a.py");
  }

  @Test
  void uploadsNothingForANewTimeAlone() throws IOException {
    here.sync();
    Files.setLastModifiedTime(
        here.root.resolve("src/a.py"), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(here.plan().isEmpty()).isTrue();
  }

  @Test
  void deletesWhatIsGoneAndTheFoldersItLeavesEmpty() throws IOException {
    here.sync();
    workspace.put("/Workspace/b/files/src/keep/notes.txt", "a user's");
    Files.delete(here.root.resolve("src/deep/b.py"));
    Files.delete(here.root.resolve("src/a.py"));
    SyncPlan plan = here.sync();

    assertThat(plan.deletes()).containsExactly("src/a.py", "src/deep/b.py");
    assertThat(here.there()).containsExactly("databricks.yml", "src/keep/notes.txt");
    assertThat(workspace.folders())
        .contains("/Workspace/b/files/src")
        .doesNotContain("/Workspace/b/files/src/deep");
  }

  @Test
  void makesEachFolderOnceAndNoneThatAnotherOneBringsAlong() {
    workspace.forgetChanges();
    for (int i = 0; i < 20; i++) {
      Trees.write(here.root, "many/%d/deep/a.txt".formatted(i % 4), "a" + i);
      Trees.write(here.root, "many/%d/deep/b%d.txt".formatted(i % 4, i), "b");
      Trees.write(here.root, "many/%d/c%d.txt".formatted(i % 4, i), "c");
    }

    here.sync();

    String files = Bench.TARGET.filePath();
    assertThat(workspace.changes().stream().filter(each -> each.startsWith("mkdirs")).toList())
        .containsExactlyInAnyOrder(
            "mkdirs " + files + "/many/0/deep",
            "mkdirs " + files + "/many/1/deep",
            "mkdirs " + files + "/many/2/deep",
            "mkdirs " + files + "/many/3/deep",
            "mkdirs " + files + "/src/deep");
  }

  @Test
  void deletesANotebookByItsNameInTheWorkspace() throws IOException {
    Trees.write(here.root, "n.py", NOTEBOOK);
    here.sync();
    Files.delete(here.root.resolve("n.py"));
    assertThat(here.plan().deletes()).containsExactly("n");
  }

  @Test
  void replacesAFileThatBecameANotebook() {
    here.sync();
    Trees.write(here.root, "src/a.py", NOTEBOOK);
    SyncPlan plan = here.plan();
    assertThat(plan.deletes()).containsExactly("src/a.py");
    assertThat(Bench.uploads(plan)).containsExactly("src/a.py");

    here.execute(plan);
    assertThat(here.text("src/a.py")).isEqualTo(NOTEBOOK);
    assertThat(here.plan().isEmpty()).isTrue();
  }

  @Test
  void putsAFolderWhereAFileWas() throws IOException {
    Trees.write(here.root, "x", "file");
    here.sync();
    Files.delete(here.root.resolve("x"));
    Trees.write(here.root, "x/y", "in folder");
    here.sync();
    assertThat(here.there()).contains("x/y").doesNotContain("x");
  }

  @Test
  void uploadsEverythingAfterAnotherToolDeployed() throws IOException {
    Trees.write(here.root, "old.py", "");
    here.sync();
    DeploymentJson theirs =
        here.deployment()
            .next(
                List.of(new Entry("src/a.py", false), new Entry("gone.py", true)),
                Clock.systemUTC());
    workspace.put(Bench.TARGET.deployment(), new String(theirs.write(), UTF_8));
    Files.delete(here.root.resolve("old.py"));

    SyncPlan plan = here.sync();
    assertThat(plan.uploads()).hasSize(3);
    assertThat(plan.deletes()).containsExactly("gone", "old.py");
    assertThat(here.deployment().seq()).isEqualTo(3);
    assertThat(here.deployment().id()).isEqualTo(theirs.id());
    assertThat(here.plan().isEmpty()).isTrue();
  }

  @Test
  void uploadsEverythingWhenTheFolderWasRemoved() {
    here.sync();
    workspace.delete(Bench.TARGET.filePath(), true);
    assertThat(here.sync().uploads()).hasSize(3);
    assertThat(here.there()).hasSize(3);
  }

  @Test
  void uploadsEverythingElsewhereWhenThePathMoved() {
    here.sync();
    SyncTarget moved = new SyncTarget("https://host", "/Workspace/c", Bench.TARGET.statePath());
    workspace.mkdirs("/Workspace/c");
    assertThat(new SyncPlanner(here.folder, workspace, moved).plan(here.files()).uploads())
        .hasSize(3);
  }

  @Test
  void uploadsEverythingAfterForget() {
    here.sync();
    here.uploader().forget();
    assertThat(here.plan().uploads()).hasSize(3);
  }

  @Test
  void countsOnFromTheHigherSequenceNumber() {
    here.sync();
    DeploymentJson local = here.deployment().next(List.of(), Clock.systemUTC());
    here.folder.write("deployment.json", local.next(List.of(), Clock.systemUTC()).write());
    Trees.write(here.root, "src/a.py", "a2");
    here.sync();
    assertThat(here.deployment().seq()).isEqualTo(4);
  }

  @Test
  void neverDeletesOutsideItsFolder() {
    here.sync();
    DeploymentJson theirs =
        here.deployment()
            .next(List.of(new Entry("../../x", false), new Entry("/y", false)), Clock.systemUTC());
    workspace.put(Bench.TARGET.deployment(), new String(theirs.write(), UTF_8));
    assertThat(here.plan().deletes()).isEmpty();
  }

  @Test
  void stopsWhenAFileChangesOrVanishesAfterThePlan() throws IOException {
    SyncPlan plan = here.plan();
    Trees.write(here.root, "src/a.py", "changed");
    Stops.with("sync-file-changed", () -> here.execute(plan));
    Files.delete(here.root.resolve("src/a.py"));
    Stops.with("sync-file-vanished", () -> here.execute(plan));
    here.sync();
    assertThat(here.there()).containsExactly("databricks.yml", "src/deep/b.py");
  }

  @Test
  void leavesASnapshotTheIncumbentBelieves() throws IOException {
    Trees.write(here.root, "n.py", NOTEBOOK);
    here.sync();
    JsonNode snapshot =
        Json.parse(here.folder.read("sync-snapshots/498ab9f2174df0c3.json").orElseThrow());
    assertThat(snapshot.path("version").asText()).isEqualTo("v1");
    assertThat(snapshot.path("host").asText()).isEqualTo("https://host");
    assertThat(snapshot.path("remote_path").asText()).isEqualTo("/Workspace/b/files");
    assertThat(snapshot.at("/local_to_remote_names/n.py").asText()).isEqualTo("n");
    assertThat(snapshot.at("/remote_to_local_names/n").asText()).isEqualTo("n.py");
    assertThat(Instant.parse(snapshot.at("/last_modified_times/n.py").asText()))
        .isEqualTo(Files.getLastModifiedTime(here.root.resolve("n.py")).toInstant());
    assertThat(snapshot.path("last_modified_times")).hasSize(4);
  }
}
