package dev.trowel.schema.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final ListRules RULES =
      new ListRules() {
        @Override
        public List<String> keys(ResourceKey resource, Path list) {
          return list.equals(Path.of("tasks")) ? List.of("task_key") : List.of();
        }

        @Override
        public boolean unordered(ResourceKey resource, Path list) {
          return list.equals(Path.of("set"));
        }
      };

  private static List<String> between(String one, String other) {
    Path job = Path.of("resources", "jobs", "train");
    return Comparison.between(job, read(one), read(other), RULES).stream()
        .map(each -> each.path().from(3) + ": " + print(each.one()) + " -> " + print(each.other()))
        .toList();
  }

  private static Value read(String text) {
    return YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8), new Diagnostics())
        .orElseThrow()
        .root();
  }

  private static String print(@Nullable Value value) {
    return value == null ? "nothing" : Json.reveal(value).toString();
  }

  @Test
  void reportsTheHighestPlaceThatOnlyOneSideHas() {
    assertThat(between("{a: {b: {c: 1}}}", "{a: {}}")).containsExactly("a.b: {\"c\":1} -> nothing");
  }

  @Test
  void tellsANumberFromAText() {
    assertThat(between("{a: 1}", "{a: \"1\"}")).containsExactly("a: 1 -> \"1\"");
    assertThat(between("{a: 1}", "{a: 1}")).isEmpty();
  }

  @Test
  void takesNothingForAbsent() {
    assertThat(between("{a: null}", "{}")).isEmpty();
  }

  @Test
  void comparesKeyedListsByKey() {
    assertThat(
            between(
                "{tasks: [{task_key: a, n: 1}, {task_key: b, n: 2}]}",
                "{tasks: [{task_key: b, n: 3}, {task_key: a, n: 1}, {task_key: c}]}"))
        .containsExactly(
            "tasks[task_key='b'].n: 2 -> 3",
            "tasks[task_key='c']: nothing -> {\"task_key\":\"c\"}");
  }

  @Test
  void comparesByPositionWhereAKeyIsThereTwice() {
    assertThat(
            between(
                "{tasks: [{task_key: a, n: 1}, {task_key: a, n: 2}]}",
                "{tasks: [{task_key: a, n: 1}, {task_key: a, n: 3}]}"))
        .containsExactly("tasks[1].n: 2 -> 3");
  }

  @Test
  void comparesSetsWithoutOrder() {
    assertThat(between("{set: [a, b, c]}", "{set: [c, a, d]}"))
        .containsExactly("set[1]: \"b\" -> \"d\"");
    assertThat(between("{set: [a]}", "{set: [b, a]}")).containsExactly("set[0]: nothing -> \"b\"");
  }

  @Test
  void comparesOtherListsByPosition() {
    assertThat(between("{list: [a, b]}", "{list: [b]}"))
        .containsExactly("list[0]: \"a\" -> \"b\"", "list[1]: \"b\" -> nothing");
  }
}
