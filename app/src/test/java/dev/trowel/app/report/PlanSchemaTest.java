package dev.trowel.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `plan -o json` prints is what `docs/schemas` publishes.
final class PlanSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BUNDLE =
      """
      bundle:
        name: trips
      resources:
        schemas:
          trips:
            catalog_name: main
            name: trips
        jobs:
          count:
            name: count
            max_concurrent_runs: 3
            tags: {schema: "${resources.schemas.trips.name}", id: "${resources.jobs.other.id}"}
            schedule: {quartz_cron_expression: "0 0 9 * * ?", timezone_id: UTC}
            permissions:
              - {level: CAN_VIEW, group_name: users}
          other:
            name: other
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder, Map.of());
    bundle(BUNDLE);
  }

  @Test
  void isWhatIsPublished() throws IOException {
    JsonNode first = plan();
    assertThat(first.at("/result/resources/0/action").textValue()).isEqualTo("create");
    assertThat(first.at("/result/empty").booleanValue()).isFalse();
    assertThat(shell.run("deploy", "--local").exit()).isZero();
    assertThat(plan().at("/result/empty").booleanValue()).isTrue();

    bundle(
        BUNDLE
            .replace("max_concurrent_runs: 3", "max_concurrent_runs: 4")
            .replace("CAN_VIEW", "CAN_MANAGE")
            .replace("  other:\n      name: other\n", "")
            .replace(", id: \"${resources.jobs.other.id}\"", "")
            .replace("catalog_name: main", "catalog_name: prod"));
    JsonNode changed = plan();

    assertThat(field(changed, "max_concurrent_runs"))
        .isEqualTo(
            JSON.readTree(
                """
                {"path": "max_concurrent_runs", "recorded": {"value": 3}, "before": {"value": 3},
                 "after": {"value": 4}, "origin": "bundle", "replaces": false, "kept": false}
                """));
  }

  private static JsonNode field(JsonNode plan, String path) {
    return plan.at("/result/resources")
        .valueStream()
        .flatMap(item -> item.path("changes").valueStream())
        .filter(field -> field.path("path").asText().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isReadByToolsMadeForTheIncumbentsPlan() throws IOException {
    assertThat(shell.run("deploy", "--local").exit()).isZero();
    bundle(BUNDLE.replace("max_concurrent_runs: 3", "max_concurrent_runs: 4"));
    JsonNode ours = plan();
    JsonNode theirs = JSON.readTree(shell.run("bundle", "plan", "--local", "-o", "json").out());

    for (String field : List.of("plan_version", "cli_version", "lineage", "serial", "plan")) {
      assertThat(ours.path(field)).as(field).isEqualTo(theirs.path(field));
    }
    assertThat(ours.at("/plan/resources.jobs.count/action").textValue()).isEqualTo("update");
  }

  @Test
  void alsoWhereThereIsNoPlan() throws IOException {
    bundle("bundle: {name: a\n");
    assertThat(plan().path("result").isNull()).isTrue();
  }

  @Test
  void noticesWhatIsNotPublished() throws IOException {
    ObjectNode tree = (ObjectNode) plan();
    for (String field : List.of("key", "action", "reasons", "changes", "drift")) {
      ObjectNode other = tree.deepCopy();
      ((ObjectNode) other.at("/result/resources/0")).put(field, 7);
      assertThat(Schemas.planFaults(other.toString())).as(field).isNotEmpty();
    }
  }

  private JsonNode plan() throws IOException {
    String printed = shell.run("plan", "--local", "-o", "json").out();
    assertThat(Schemas.planFaults(printed)).isEmpty();
    return JSON.readTree(printed);
  }

  private void bundle(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
  }
}
