package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundle's name or folder changes, and what is deployed stays.
final class MovedRootTest {

  private static final String USER = "/Workspace/Users/ana@example.com";
  private static final String OLD = USER + "/.bundle/b/default";
  private static final String NEW = USER + "/.bundle/n/default";
  private static final ResourceKey JOB = ResourceKey.of("jobs", "a");

  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void open() throws IOException {
    ground = new Ground(root);
    ground.file("a.py", "print(1)".getBytes(UTF_8));
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  private static String bundle(String name, String root, String moved) {
    return """
    bundle: {name: %s}
    %s
    resources:
      jobs:
        a:
          name: train
          tasks: [{task_key: t, existing_cluster_id: c, spark_python_task: {python_file: a.py}}]
    trowel: {moved: [%s]}
    """
        .formatted(name, root.isEmpty() ? "" : "workspace: {root_path: " + root + "}", moved);
  }

  private State deployed() throws IOException {
    ground.bundle(bundle("b", "", "")).deploy();
    ground.changes();
    return ground.site().store().look();
  }

  private void forgetLocally() throws IOException {
    try (var files = Files.walk(root.resolve(".databricks"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private WorkspaceFiles files() {
    return ground.workspace().files();
  }

  private boolean isThere(String path) {
    return files().stat(path).isPresent();
  }

  private void assertCarriedOver(State before, String to) {
    Proposal proposal = ground.propose();
    assertThat(proposal.plan().changes()).hasSize(1);
    assertThat(proposal.formerPaths()).containsExactly(OLD);

    State after = ground.deploy().state();

    assertThat(ground.changes())
        .noneMatch(line -> line.contains("/jobs/create") || line.contains("/jobs/delete"));
    assertThat(after.lineage()).isEqualTo(before.lineage());
    assertThat(after.serial()).isEqualTo(before.serial() + 1);
    assertThat(id(after)).isEqualTo(id(before));
    assertThat(isThere(OLD)).isFalse();
    assertThat(isThere(to + "/files/a.py")).isTrue();
    assertThat(isThere(to + "/state/resources.json")).isTrue();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void followsTheBundlesName() throws IOException {
    State before = deployed();
    ground.bundle(bundle("n", "", "{from_bundle: b}"));
    assertCarriedOver(before, NEW);
  }

  @Test
  void followsItOnAnotherMachine() throws IOException {
    State before = deployed();
    forgetLocally();
    ground.bundle(bundle("n", "", "{from_bundle: b}"));
    assertCarriedOver(before, NEW);
  }

  @Test
  void followsTheRootPath() throws IOException {
    State before = deployed();
    forgetLocally();
    String to = "/Workspace/Teams/ml/b";
    ground.bundle(bundle("b", to, "{from_root: '~/.bundle/${bundle.name}/${bundle.target}'}"));
    assertCarriedOver(before, to);
  }

  @Test
  void goesOnWhereItWasCutOffBeforeTheFormerFolderWent() throws IOException {
    deployed();
    byte[] former = files().read(OLD + "/state/resources.json").orElseThrow();
    ground.bundle(bundle("n", "", "{from_bundle: b}")).deploy();
    files().write(OLD + "/state/resources.json", former, true);
    forgetLocally();
    ground.changes();

    Proposal proposal = ground.propose();
    assertThat(proposal.plan().changes()).isEmpty();
    assertThat(proposal.isEmpty()).isFalse();
    ground.deploy();

    assertThat(ground.changes()).noneMatch(line -> line.contains("/jobs/"));
    assertThat(isThere(OLD)).isFalse();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void keepsTheFormerFilesWhileAJobRuns() throws IOException {
    deployed();
    ground.bundle(bundle("n", "", "{from_bundle: b}"));
    ground.answering(rest ->
        call ->
            call.path().contains("/jobs/runs/list")
                ? new Answer.Ok(
                    200,
                    JsonNodeFactory.instance
                        .objectNode()
                        .set("runs", JsonNodeFactory.instance.arrayNode().add(1)))
                : rest.send(call));
    ground.deploy();

    assertThat(ground.warnings()).contains("former-root");
    assertThat(isThere(OLD + "/files/a.py")).isTrue();
    assertThat(isThere(OLD + "/state/resources.json")).isFalse();

    ground.answering(rest -> rest);
    assertThat(ground.propose().isEmpty()).isFalse();
    ground.deploy();
    assertThat(isThere(OLD)).isFalse();
  }

  @Test
  void leavesTheFolderOfAnotherDeploymentAlone() throws IOException {
    deployed();
    forgetLocally();
    ground.bundle(bundle("n", "", "")).deploy();

    ground.bundle(bundle("n", "", "{from_bundle: b}"));
    assertThat(ground.propose().plan().isEmpty()).isTrue();
    assertThat(ground.propose().formerPaths()).isEmpty();
    ground.deploy();

    assertThat(ground.warnings()).contains("former-root");
    assertThat(isThere(OLD + "/state/resources.json")).isTrue();
  }

  @Test
  void takesOnlyTheStateOutOfAFolderAroundTheNewOne() throws IOException {
    State before = deployed();
    ground.bundle(bundle("b", OLD + "/v2", "{from_root: " + OLD + "}"));

    State after = ground.deploy().state();

    assertThat(after.lineage()).isEqualTo(before.lineage());
    assertThat(isThere(OLD + "/state/resources.json")).isFalse();
    assertThat(isThere(OLD + "/v2/state/resources.json")).isTrue();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void keepsWhatIsDeployedBelowTheFormerFolder() throws IOException {
    deployed();
    String to = "/Workspace/Teams/ml/b";
    String moved = bundle("b", to, "{from_root: " + OLD + "}");
    ground.bundle(moved.replace("{root_path: ", "{file_path: " + OLD + "/files, root_path: "));

    ground.deploy();

    assertThat(isThere(OLD + "/files/a.py")).isTrue();
    assertThat(isThere(OLD + "/state/resources.json")).isFalse();
    assertThat(isThere(to + "/state/resources.json")).isTrue();
  }

  @Test
  void leavesNoFolderThatIsThePresentOneInOtherWords() throws IOException {
    deployed();
    for (String same : new String[] {OLD + "//", USER + "/x/../.bundle/b/./default"}) {
      ground.bundle(bundle("b", "", "{from_root: " + same + "}"));
      assertThat(ground.propose().formerPaths()).isEmpty();
    }
    ground.bundle(bundle("b", OLD + "/", "{from_root: " + OLD + "}"));
    assertThat(ground.propose().formerPaths()).isEmpty();
  }

  @Test
  void carriesProtectionAlong() throws IOException {
    String file =
        """
        {"version": 1, "lineage": "%s", "protected": {"resources.jobs.a": {"since": 1}}}
        """
            .formatted(deployed().lineage());
    files().write(OLD + "/state/trowel/protection.json", file.getBytes(UTF_8), true);
    ground
        .bundle(
            bundle("n", "", "{from_bundle: b}")
                .replace("name: train", "name: train\n      lifecycle: {prevent_destroy: true}"))
        .deploy();

    assertThat(isThere(NEW + "/state/trowel/protection.json")).isTrue();
    assertThat(isThere(OLD + "/state")).isFalse();
  }

  @Test
  void stopsWhereTheTerraformEngineDeployed() throws IOException {
    files().write(OLD + "/state/terraform.tfstate", "{}".getBytes(UTF_8), true);
    ground.bundle(bundle("n", "", "{from_bundle: b}"));

    assertThatThrownBy(() -> ground.propose()).isInstanceOf(StopException.class);
  }

  @Test
  void takesTheFormerFolderDownToo() throws IOException {
    deployed();
    ground.bundle(bundle("n", "", "{from_bundle: b}"));

    ground.destroy();

    assertThat(isThere(OLD)).isFalse();
    assertThat(ground.changes()).anyMatch(line -> line.contains("/jobs/delete"));
  }

  private static String id(State state) {
    return requireNonNull(state.resources().get(JOB)).id();
  }
}
