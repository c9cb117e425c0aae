package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.sandbox.Sandbox;
import dev.trowel.core.sandbox.SandboxFinder;
import dev.trowel.core.sandbox.SandboxSite;
import dev.trowel.core.state.Author;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finds deployments in a workspace, and takes them down without their bundles' files.
final class SandboxesTest {

  private static final String ROOT = Ground.ROOT;

  @TempDir Path root;
  @TempDir Path empty;
  private Ground ground;

  @BeforeEach
  void deploy() throws IOException {
    ground = new Ground(root);
    ground.file("a.py", "print(1)".getBytes(UTF_8)).bundle(bundle("mode: development"));
    ground.deploy();
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  private static String bundle(String mode) {
    return """
    bundle: {name: b}
    targets: {default: {%s}}
    resources:
      pipelines:
        p: {name: p, libraries: [{file: {path: a.py}}]}
      jobs:
        a:
          name: train
          tasks: [{task_key: t, existing_cluster_id: c, spark_python_task: {python_file: a.py}}]
    """
        .formatted(mode);
  }

  private List<Sandbox> found() {
    return new SandboxFinder(ground.workspace(), false, InstantSource.system()).find();
  }

  private WorkspaceFiles files() {
    return ground.workspace().files();
  }

  private boolean isDestroyed(Sandbox sandbox) {
    Site site =
        new SandboxSite(ground.workspace(), Author.named("ana@example.com"), Clock.systemUTC())
            .of(sandbox, empty);
    Destroyer destroyer = Destroyer.careful(site);
    Diagnostics told = new Diagnostics();
    return destroyer
        .carryOut(
            destroyer.propose(told).orElseThrow(), Terms.usual(false), ground.waiter(site), told)
        .succeeded();
  }

  @Test
  void findsADeploymentByItsFolder() {
    assertThat(found()).hasSize(1);
    Sandbox sandbox = found().getFirst();

    assertThat(sandbox.name()).isEqualTo("b/default");
    assertThat(sandbox.mode()).contains(Mode.DEVELOPMENT);
    assertThat(sandbox.resources()).isEqualTo(2);
    assertThat(sandbox.deployed()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(sandbox.busy()).isEmpty();
    assertThat(sandbox.layout().root()).isEqualTo(ROOT);
  }

  @Test
  void takesItDownWithoutTheBundle() {
    assertThat(isDestroyed(found().getFirst())).isTrue();

    assertThat(found()).isEmpty();
    assertThat(files().stat(ROOT)).isEmpty();
  }

  @Test
  void findsObjectsWhoseFolderIsGone() {
    files().delete(ROOT, true);

    Sandbox orphan = found().getFirst();
    assertThat(orphan.orphaned()).isTrue();
    assertThat(orphan.name()).isEqualTo("b/default");
    assertThat(orphan.resources()).isEqualTo(2);
    assertThat(isDestroyed(orphan)).isTrue();

    assertThat(found()).isEmpty();
  }

  @Test
  void findsADeploymentInAnotherPlaceByItsObjects() throws IOException {
    String there = "/Workspace/Shared/x/team/y";
    ground.destroy();
    ground.bundle(bundle("mode: development, workspace: {root_path: " + there + "/ana}")).deploy();

    Sandbox sandbox = found().getFirst();
    assertThat(sandbox.orphaned()).isFalse();
    assertThat(sandbox.layout().root()).isEqualTo(there + "/ana");
    assertThat(sandbox.name()).isEqualTo("b/default");
  }

  @Test
  void seesLocksLeasesAndProtection() {
    files().write(ROOT + "/state/trowel/lease-000001.json", "{}".getBytes(UTF_8), true);
    assertThat(found().getFirst().busy()).contains("somebody is deploying");

    files().write(ROOT + "/state/deploy.lock", "{}".getBytes(UTF_8), true);
    assertThat(found().getFirst().busy()).contains("it holds deploy.lock");

    String file = "{\"protected\": {\"resources.jobs.a\": {\"since\": 1}}}";
    files().write(ROOT + "/state/trowel/protection.json", file.getBytes(UTF_8), true);
    assertThat(found().getFirst().isProtected()).isTrue();
  }

  @Test
  void cannotTellTheModeWithoutRecordsOfIt() {
    files().delete(ROOT + "/state/metadata.json", false);
    assertThat(found().getFirst().mode()).contains(Mode.DEVELOPMENT);

    files().delete(ROOT + "/state/resources.json", false);
    assertThat(found().getFirst().mode()).isEmpty();
  }
}
