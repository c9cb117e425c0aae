package dev.trowel.core.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the incumbent's Terraform engine deployed is gone on with (format.md 4.10).
final class AdoptionTest {

  @TempDir Path root;

  static Stream<CompatCase> cases() {
    return CompatCase.deployed().stream().filter(each -> each.has("state.json"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void takesOverWithoutChangingAnything(CompatCase each) throws IOException {
    try (Stage stage = new Stage(root)) {
      Bundle bundle = stage.bundleOf(each, root);
      State before = deployedByTerraform(stage, bundle);

      Proposal proposal = stage.propose(bundle);
      assertThat(proposal.plan().changes()).extracting(Planned::change).isEmpty();
      assertThat(proposal.plan().lines()).hasSameSizeAs(before.resources().keySet());
      assertThat(proposal.isEmpty()).as("something is left to record").isFalse();

      stage.recording().clear();
      stage.deploy(bundle);
      assertThat(stage.recording().changes(false)).isEmpty();
      assertRecorded(stage, bundle, before);
      assertThat(stage.propose(bundle).isEmpty()).as("nothing to do afterwards").isTrue();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void destroysWhatIsTakenOver(CompatCase each) throws IOException {
    try (Stage stage = new Stage(root)) {
      Bundle bundle = stage.bundleOf(each, root);
      State before = deployedByTerraform(stage, bundle);
      stage.recording().clear();

      assertThat(stage.destroy(bundle).isComplete()).isTrue();

      assertThat(requests(new Placeholders(before).in(stage.recording().changes(true))))
          .containsExactlyInAnyOrderElementsOf(requests(each.expected("destroy.json")));
      assertThat(stage.workspace().files().stat(bundle.layout().root())).isEmpty();
    }
  }

  private static List<String> requests(JsonNode list) {
    return list.valueStream().map(request -> Leaves.of(request).toString()).toList();
  }

  /// Deploys, and then makes it look as if the other engine had.
  private State deployedByTerraform(Stage stage, Bundle bundle) throws IOException {
    State state = stage.deploy(bundle).state();
    assumeTrue(TerraformFile.canTell(state), "that engine never had a kind of it");
    WorkspaceFiles files = stage.workspace().files();
    files.delete(remote(bundle, "resources.json"), false);
    files.write(remote(bundle, "terraform.tfstate"), TerraformFile.of(state), true);
    delete(root.resolve(".databricks"));
    return state;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void assertRecorded(Stage stage, Bundle bundle, State before) {
    WorkspaceFiles files = stage.workspace().files();
    byte[] written = files.read(remote(bundle, "resources.json")).orElseThrow();
    State after = StateCodec.read(written, "resources.json");
    assertThat(after.lineage()).isEqualTo(before.lineage());
    assertThat(after.serial()).isEqualTo(before.serial() + 1);
    // As read, so that equal numbers are of the same sort.
    State expected = StateCodec.read(StateCodec.write(before), "before");
    assertThat(after.resources()).isEqualTo(expected.resources());
    assertThat(files.read(remote(bundle, "terraform.tfstate"))).isEmpty();
    assertThat(files.read(remote(bundle, "terraform.tfstate.backup"))).isPresent();
  }

  private static String remote(Bundle bundle, String file) {
    return bundle.layout().state() + "/" + file;
  }
}
