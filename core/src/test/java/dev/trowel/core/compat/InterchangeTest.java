package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Either tool goes on where the other one left.
final class InterchangeTest {

  private static final List<String> BUNDLES =
      List.of(
          "mlops_stacks",
          "stacks_github_registry",
          "stacks_github_unity_featurestore",
          "stacks_v0.1",
          "stacks_v0.3_unity");

  static Stream<CompatCase> cases() {
    return CompatCase.of(BUNDLES).stream();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void seesNothingToChangeAfterTheIncumbent(CompatCase each, @TempDir Path root)
      throws IOException {
    try (Stage stage = new Stage(root)) {
      Bundle bundle = deployedByIncumbent(each, stage, root);

      assertThat(stage.propose(bundle).plan().changes()).extracting(Planned::change).isEmpty();

      stage.recording().clear();
      Deployed deployed = stage.deploy(bundle);
      assertThat(deployed.outcome().done()).isEmpty();
      assertThat(stage.recording().changes(true)).isEmpty();
      assertThat(stage.propose(bundle).isEmpty()).as("nothing to do afterwards").isTrue();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void destroysWhatTheIncumbentDeployed(CompatCase each, @TempDir Path root) throws IOException {
    try (Stage stage = new Stage(root)) {
      Bundle bundle = deployedByIncumbent(each, stage, root);
      stage.recording().clear();

      assertThat(stage.destroy(bundle).isComplete()).isTrue();

      assertThat(stage.recording().changes(true))
          .hasSameSizeAs(each.expected("destroy.json"))
          .isNotEmpty();
      assertThat(stage.workspace().files().stat(bundle.layout().root())).isEmpty();
    }
  }

  /// Not only the same leaves: the same lines, so that a diff of the two shows nothing.
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void recordsLineByLineWhatTheIncumbentRecords(CompatCase each, @TempDir Path root)
      throws IOException {
    try (Stage stage = new Stage(root)) {
      each.copy(root, stage.host());
      Bundle bundle = stage.bundle(each.target());
      Prerequisites.make(stage.workspace(), bundle);
      Deployed deployed = stage.deploy(bundle);

      String path = bundle.layout().state() + "/resources.json";
      String written = new String(stage.workspace().files().read(path).orElseThrow(), UTF_8);
      String named = new Placeholders(deployed.state()).in(written);
      assertThat(lines(named)).isEqualTo(lines(recorded(each)));
    }
  }

  private static Bundle deployedByIncumbent(CompatCase each, Stage stage, Path root)
      throws IOException {
    each.copy(root, stage.host());
    Bundle bundle = stage.bundle(each.target());
    Prerequisites.make(stage.workspace(), bundle);
    new Incumbent(each, stage.workspace()).deploy(bundle, root);
    return bundle;
  }

  private static String recorded(CompatCase each) throws IOException {
    return Files.readString(each.expectedFile("state.json"));
  }

  /// Without what tells one deployment from another.
  private static List<String> lines(String state) {
    return state
        .lines()
        .map(line -> line.replaceFirst("^ \"(cli_version|lineage)\": \".*\"", " \"$1\": \"\""))
        .map(line -> line.replaceAll("/registered-models/[^/\"]+", "/registered-models/[number]"))
        .toList();
  }
}
