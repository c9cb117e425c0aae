package dev.trowel.core.imports.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiftingTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "a");

  @Test
  void writesOnceWhatAllSayAlike() {
    Lifting lifting =
        lift("{name: a, max_concurrent_runs: 1}", "{name: a, max_concurrent_runs: 1}");

    assertThat(text(lifting.resources().get(JOB)))
        .isEqualTo("{\"name\":\"a\",\"max_concurrent_runs\":1}");
    assertThat(lifting.declarations()).isEmpty();
  }

  @Test
  void putsTheTargetWhereItsNameIsAWordOfItsOwn() {
    Lifting lifting = lift("{name: devil-dev}", "{name: devil-prod}");

    assertThat(text(lifting.resources().get(JOB)))
        .isEqualTo("{\"name\":\"devil-${bundle.target}\"}");
  }

  @Test
  void makesOneVariableOfLikeDifferences() {
    String dev = "{tasks: [{task_key: x, max_retries: 1}, {task_key: y, max_retries: 1}]}";
    Lifting lifting = lift(dev, dev.replace("1", "3"));

    assertThat(text(lifting.resources().get(JOB)))
        .isEqualTo(
            "{\"tasks\":[{\"task_key\":\"x\",\"max_retries\":\"${var.max_retries}\"},"
                + "{\"task_key\":\"y\",\"max_retries\":\"${var.max_retries}\"}]}");
    assertThat(text(lifting.values("prod"))).isEqualTo("{\"max_retries\":3}");
  }

  @Test
  void letsATargetAddWhatOnlyItHas() {
    Lifting lifting =
        lift(
            "{tasks: [{task_key: x}]}",
            "{tasks: [{task_key: x, max_retries: 2}, {task_key: y}], schedule: {timezone_id:"
                + " UTC}}");

    assertThat(text(lifting.resources().get(JOB))).isEqualTo("{\"tasks\":[{\"task_key\":\"x\"}]}");
    assertThat(lifting.added("dev")).isEmpty();
    assertThat(text(lifting.added("prod").get(JOB)))
        .isEqualTo(
            "{\"tasks\":[{\"task_key\":\"x\",\"max_retries\":2},{\"task_key\":\"y\"}],"
                + "\"schedule\":{\"timezone_id\":\"UTC\"}}");
  }

  @Test
  void makesAVariableOfAListWhoseElementsHaveNoKey() {
    Lifting lifting =
        lift(
            "{permissions: [{level: CAN_VIEW, group_name: a}]}",
            "{permissions: [{level: CAN_VIEW, group_name: b}, {level: CAN_VIEW, group_name: c}]}");

    assertThat(text(lifting.resources().get(JOB)))
        .isEqualTo("{\"permissions\":\"${var.permissions}\"}");
    assertThat(text(lifting.declarations().get("permissions"))).contains("\"type\":\"complex\"");
  }

  @Test
  void leavesWhatOneEnvironmentHasToItsTarget() {
    Lifting lifting =
        Lifting.of(
            List.of(
                environment("dev", Map.of(JOB, yaml("{name: a}"))), environment("prod", Map.of())),
            List.of());

    assertThat(lifting.resources()).isEmpty();
    assertThat(text(lifting.added("dev").get(JOB))).isEqualTo("{\"name\":\"a\"}");
  }

  @Test
  void callsVariablesOtherThanThoseThatAreThere() {
    Lifting lifting =
        Lifting.of(
            List.of(
                environment("dev", Map.of(JOB, yaml("{description: p}"))),
                environment("prod", Map.of(JOB, yaml("{description: q}")))),
            List.of("description"));

    assertThat(lifting.declarations()).containsOnlyKeys("description_2");
  }

  private static Lifting lift(String dev, String prod) {
    return Lifting.of(
        List.of(
            environment("dev", Map.of(JOB, yaml(dev))),
            environment("prod", Map.of(JOB, yaml(prod)))),
        List.of());
  }

  private static Environment environment(String name, Map<ResourceKey, Mapping> resources) {
    SequencedMap<ResourceKey, Mapping> ordered = new LinkedHashMap<>(resources);
    return new Environment(name, ordered, Map.of(), Made.mapping());
  }

  private static Mapping yaml(String text) {
    return (Mapping)
        YamlReader.read("a.yml", text.getBytes(UTF_8), new Diagnostics()).orElseThrow().root();
  }

  private static String text(@Nullable Value value) {
    return Json.reveal(Objects.requireNonNull(value)).toString();
  }
}
