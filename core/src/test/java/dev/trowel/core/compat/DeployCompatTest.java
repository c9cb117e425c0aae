package dev.trowel.core.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every target of every recorded bundle deploys, and is destroyed, as the incumbent does it.
final class DeployCompatTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int TARGETS = 45;
  private static final int DEPLOYED = 39;
  private static final int KINDS = 33;

  static Stream<CompatCase> cases() {
    return CompatCase.deployed().stream();
  }

  @Test
  void comparesEveryTargetWhoseKindsAreThere() {
    assumeTrue(CompatCase.recordings().isPresent(), "no recordings: set trowel.compat");
    assertThat(CompatCase.all()).hasSize(TARGETS);
    assertThat(CompatCase.all().stream().filter(CompatCase::wasDeployed)).hasSize(DEPLOYED);
    List<CompatCase> waiting = CompatCase.all().stream().filter(each -> !each.isKnown()).toList();
    System.out.println("targets that wait for a kind: " + waiting);
    if (Kinds.ALL.size() < KINDS) {
      assertThat(cases()).hasSizeGreaterThanOrEqualTo(20);
    } else {
      assertThat(waiting).isEmpty();
      assertThat(cases()).hasSize(DEPLOYED);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void deploysAndDestroysAsTheIncumbent(CompatCase each, @TempDir Path root) throws IOException {
    Map<String, JsonNode> actual = run(each, root);

    int compared = 0;
    for (Map.Entry<String, JsonNode> file : actual.entrySet()) {
      Map<String, String> expected = expected(each, file.getKey());
      assertThat(Leaves.of(file.getValue())).as(file.getKey()).isEqualTo(expected);
      compared += expected.size();
    }
    System.out.println(each + ": " + compared + " leaves compared");
    assertThat(compared).isPositive();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void noticesOneLeafThatDiffers(CompatCase each, @TempDir Path root) throws IOException {
    Map<String, JsonNode> actual = run(each, root);

    for (String file : actual.keySet()) {
      Map<String, String> leaves = Leaves.of(actual.get(file));
      JsonNode expected = normal(each.expected(file));
      for (Leaves.Place place : Leaves.places(expected)) {
        Runnable undo = place.alter();
        assertThat(Leaves.of(expected)).as(file).isNotEqualTo(leaves);
        undo.run();
      }
    }
  }

  private static Map<String, String> expected(CompatCase each, String file) {
    return Leaves.of(normal(each.expected(file)));
  }

  /// What the whole life of a deployment leaves behind, by the name of its recording.
  private static Map<String, JsonNode> run(CompatCase each, Path root) throws IOException {
    try (Stage stage = new Stage(root)) {
      each.copy(root, stage.host());
      Bundle bundle = stage.bundle(each.target());
      Prerequisites.make(stage.workspace(), bundle);
      Map<String, JsonNode> actual = new LinkedHashMap<>();
      actual.put("plan.json", PlanJson.write(stage.propose(bundle).plan()));

      stage.recording().clear();
      Deployed deployed = stage.deploy(bundle);
      ObjectNode sent = JSON.createObjectNode();
      sent.set("requests", stage.recording().changes(false));
      ArrayNode uploads = sent.putArray("uploads");
      stage.recording().uploads(bundle.layout().file()).forEach(uploads::add);
      actual.put("deploy.json", sent);
      actual.put("deployment.json", stored(stage, bundle, "deployment.json"));
      actual.put("metadata.json", stored(stage, bundle, "metadata.json"));
      State state = deployed.state();
      if (each.has("state.json")) {
        actual.put("state.json", JSON.readTree(StateCodec.write(state)));
      }

      Proposal again = stage.propose(bundle);
      assertThat(again.plan().changes())
          .as("plan after deploy")
          .extracting(Planned::change)
          .isEmpty();
      assertThat(again.isEmpty()).as("nothing to do after deploy").isTrue();

      Placeholders names = new Placeholders(state);
      modelNumbers(state).forEach(names::plus);
      stage.recording().clear();
      assertThat(stage.destroy(bundle).isComplete()).isTrue();
      actual.put("destroy.json", stage.recording().changes(true));
      actual.replaceAll((file, tree) -> normal(names.in(tree)));
      return actual;
    }
  }

  /// Permissions of workspace models hang on a number that only the live object tells.
  private static Map<String, String> modelNumbers(State state) {
    Map<String, String> numbers = new TreeMap<>();
    state
        .resources()
        .forEach((key, recorded) -> {
          if (key.toString().startsWith("models.") && !key.equals(key.owner())) {
            String id = recorded.id();
            numbers.put(id.substring(id.lastIndexOf('/') + 1), "[number]");
          }
        });
    return numbers;
  }

  private static JsonNode stored(Stage stage, Bundle bundle, String file) throws IOException {
    String path = bundle.layout().state() + "/" + file;
    return JSON.readTree(stage.workspace().files().read(path).orElseThrow());
  }

  /// Without what differs from run to run, and with lists that have no order sorted.
  private static JsonNode normal(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.remove(List.of("cli_version", "lineage", "serial", "id", "timestamp"));
      for (String list : List.of("files", "requests")) {
        if (object.get(list) instanceof ArrayNode array) {
          object.set(list, sorted(array));
        }
      }
    }
    JsonNode named = withoutUuids(tree);
    return named instanceof ArrayNode array ? sorted(array) : named;
  }

  /// Some objects have a name and a uuid, which is recorded as it was.
  private static JsonNode withoutUuids(JsonNode tree) {
    String text = UUID.matcher(tree.toString()).replaceAll("[uuid]");
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayNode sorted(ArrayNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    items.sort(Comparator.comparing(item -> Leaves.of(item).toString()));
    return JSON.createArrayNode().addAll(items);
  }
}
