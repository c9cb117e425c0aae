package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Stops;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and lock against the local workspace, over HTTP.
final class LocalWorkspaceSyncTest {

  private static final String HOME = "/Workspace/Users/ann@example.com/.bundle/b/dev";
  private static final SyncTarget TARGET =
      new SyncTarget("http://local", HOME + "/files", HOME + "/state");

  @TempDir Path root;
  private EmulatorServer server;
  private WorkspaceFiles workspace;

  @BeforeEach
  void start() throws IOException {
    server = EmulatorServer.start(EmulatorConfig.inMemory("ann@example.com"));
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    workspace = new Workspaces(around).local(server.uri()).files();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void uploadsReplacesAndDeletes() throws IOException {
    Trees.write(root, "databricks.yml", "x");
    Trees.write(root, "a/n.py", "# Databricks notebook source\n");
    Trees.write(root, "a/deep/b ü.py", "b");
    Trees.write(root, "x", "file");
    assertThat(sync().uploads()).hasSize(4);
    assertThat(workspace.stat(TARGET.remote("a/n")).orElseThrow().type()).isEqualTo("NOTEBOOK");
    assertThat(workspace.read(TARGET.remote("a/deep/b ü.py"))).isPresent();
    assertThat(sync().isEmpty()).isTrue();

    Files.delete(root.resolve("a/deep/b ü.py"));
    Files.delete(root.resolve("x"));
    Trees.write(root, "x/y", "in folder");
    Trees.write(root, "a/n.py", "plain");
    SyncPlan plan = sync();
    assertThat(plan.deletes()).containsExactly("a/deep/b ü.py", "a/n", "x");
    assertThat(workspace.stat(TARGET.remote("a/n"))).isEmpty();
    assertThat(workspace.stat(TARGET.remote("a/n.py")).orElseThrow().type()).isEqualTo("FILE");
    assertThat(workspace.stat(TARGET.remote("a/deep"))).isEmpty();
    assertThat(workspace.read(TARGET.remote("x/y"))).isPresent();
    assertThat(sync().isEmpty()).isTrue();
  }

  @Test
  void uploadsAFileThatIsTooLargeForTheMemory() {
    String large = "a line of some letters\n".repeat(200_000);
    Trees.write(root, "data/large.csv", large);
    sync();
    assertThat(workspace.read(TARGET.remote("data/large.csv")).orElseThrow())
        .isEqualTo(large.getBytes(UTF_8));
  }

  @Test
  void takesNoLargeFileThatChangedMeanwhile() {
    Trees.write(root, "data/large.csv", "a line of some letters\n".repeat(200_000));
    SyncPlan plan = plan();
    Trees.write(root, "data/large.csv", "a line of some signs..\n".repeat(200_000));
    Stops.with("sync-file-changed", () -> execute(plan));
    assertThat(workspace.stat(TARGET.remote("data/large.csv"))).isEmpty();
    assertThat(sync().uploads()).hasSize(1);
  }

  @Test
  void locksOutASecondDeployment() {
    DeployLock first = new DeployLock(workspace, TARGET.statePath(), "ann", Clock.systemUTC());
    DeployLock second = new DeployLock(workspace, TARGET.statePath(), "bob", Clock.systemUTC());
    DeployLock.Held held = first.acquire(false);
    Stops.with("lock-held", () -> second.acquire(false));
    assertThat(held.release()).isEmpty();
    assertThat(second.acquire(false).release()).isEmpty();
  }

  private SyncPlan sync() {
    SyncPlan plan = plan();
    execute(plan);
    return plan;
  }

  private SyncPlan plan() {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    FileExaminer examiner = new FileExaminer(folder, Clock.systemUTC());
    Diagnostics diagnostics = new Diagnostics();
    SyncRules rules = new SyncRules(root, List.of("."), List.of(), List.of());
    List<ChosenFile> chosen =
        new FileChooser(rules, root, root.resolve("none"), Optional.empty()).choose(diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    List<SourceFile> files = examiner.examine(chosen);
    return new SyncPlanner(folder, workspace, TARGET).plan(files);
  }

  private void execute(SyncPlan plan) {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    new Uploader(folder, workspace, TARGET, Clock.systemUTC()).execute(plan, done -> {});
  }
}
