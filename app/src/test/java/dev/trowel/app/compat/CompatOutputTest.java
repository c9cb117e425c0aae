package dev.trowel.app.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.kind.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Prints for every target of real bundles the JSON that the incumbent prints.
final class CompatOutputTest {

  private static final int DEPLOYED = 39;
  private static final int KINDS = 33;

  @TempDir Path folder;

  static List<RecordedTarget> targets() {
    return RecordedTarget.deployed();
  }

  @Test
  void comparesEveryTargetWhoseKindsAreThere() {
    assumeTrue(RecordedTarget.exist(), RecordedTarget.NONE);
    assertThat(targets()).hasSizeGreaterThanOrEqualTo(Kinds.ALL.size() < KINDS ? 20 : DEPLOYED);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void validatesToTheTreeOfTheIncumbent(RecordedTarget target) throws IOException {
    assumeTrue(RecordedTarget.exist(), RecordedTarget.NONE);
    try (RecordedRun run = new RecordedRun(target, folder)) {
      JsonNode printed = run.json("validate", 0);

      JsonNode ours = ((ObjectNode) printed).remove("trowel");
      assertThat(ours).isNotNull();
      assertThat(ours.path("version").intValue()).isEqualTo(1);
      assertThat(ours.path("diagnostics").isArray()).isTrue();
      compare(run.tree(printed), run.tree(target.expected("validate.json")));
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void summarisesAsTheIncumbent(RecordedTarget target) throws IOException {
    assumeTrue(RecordedTarget.exist(), RecordedTarget.NONE);
    try (RecordedRun run = new RecordedRun(target, folder)) {
      run.makePrerequisites();
      Shell.Result deployed = run.run("deploy", "--auto-approve");
      assertThat(deployed.exit()).as(deployed.err()).isZero();

      JsonNode printed = run.json("summary", 0);
      compare(run.tree(run.named(printed)), run.tree(target.expected("summary.json")));

      Shell.Result plan = run.run("plan");
      assertThat(plan.out()).contains("Plan: 0 to add, 0 to change, 0 to delete");
    }
  }

  /// Also that each leaf counts: with one altered, the trees differ.
  private static void compare(JsonNode printed, JsonNode expected) {
    Map<String, String> leaves = JsonLeaves.of(printed);
    assertThat(leaves).isEqualTo(JsonLeaves.of(expected)).isNotEmpty();
    for (String path : leaves.keySet()) {
      assertThat(JsonLeaves.of(JsonLeaves.with(expected, path, TextNode.valueOf("altered"))))
          .as(path)
          .isNotEqualTo(leaves);
    }
  }
}
