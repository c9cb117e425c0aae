package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

  static Stream<CompatCase> cases() {
    return CompatCase.deployed().stream();
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
      Placeholders names = new Placeholders(stage.propose(bundle).plan().base());
      stage.recording().clear();

      assertThat(stage.destroy(bundle).isComplete()).isTrue();

      assertThat(texts(names.in(stage.recording().changes(true))))
          .containsExactlyInAnyOrderElementsOf(texts(each.expected("destroy.json")))
          .isNotEmpty();
      assertThat(stage.workspace().files().stat(bundle.layout().root())).isEmpty();
    }
  }

  /// Not only the same leaves: the same lines, so that a diff of the two shows nothing.
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void recordsLineByLineWhatTheIncumbentRecords(CompatCase each, @TempDir Path root)
      throws IOException {
    assumeTrue(each.has("state.json"), "the bundle has no resources");
    try (Stage stage = new Stage(root)) {
      Bundle bundle = stage.bundleOf(each, root);
      Deployed deployed = stage.deploy(bundle);

      String path = bundle.layout().state() + "/resources.json";
      String written = new String(stage.workspace().files().read(path).orElseThrow(), UTF_8);
      String named = new Placeholders(deployed.state()).in(written);
      assertThat(lines(named)).isEqualTo(lines(recorded(each)));
    }
  }

  private static List<String> texts(JsonNode requests) {
    return requests.valueStream().map(request -> Leaves.of(request).toString()).toList();
  }

  private static Bundle deployedByIncumbent(CompatCase each, Stage stage, Path root)
      throws IOException {
    Bundle bundle = stage.bundleOf(each, root);
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
        // A number stands in quotes once a name is in its place.
        .map(line -> line.replaceAll("\"(\\[[^\"]*\\.id\\])\"", "$1"))
        .map(line -> line.replaceAll("/registered-models/[^/\"]+", "/registered-models/[number]"))
        .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[uuid]"))
        .toList();
  }
}
