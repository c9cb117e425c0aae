package dev.trowel.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiffTest {

  private static final FieldRules RULES =
      new FieldRules(
          List.of(new FieldRules.At(FieldRule.UNORDERED, PathPattern.of("set"))),
          Map.of(PathPattern.of("tasks"), "task_key|name"),
          List.of(),
          (_, _, _, _) -> Optional.empty());

  private static final String TREE =
      """
      {deep: {more: {leaf: 1, list: [1, {a: 2}]}}, set: [a, b, {c: 1}],
       tasks: [{task_key: a, x: {y: 1}}, {task_key: b, x: 2}], text: t}
      """;

  @Test
  void whatIsWrittenInAnotherWayIsTheSame() {
    String other =
        """
        {text: t, tasks: [{x: '2', task_key: b}, {x: {y: 1.0}, task_key: a}], none: null,
         set: [{c: 1}, b, a], deep: {more: {list: ['1', {a: 2}], leaf: 1.0}}}
        """;

    assertThat(between(TREE, other)).isEmpty();
    assertThat(between(other, TREE)).isEmpty();
  }

  @Test
  void eachPlaceIsFoundOnce() {
    String other =
        """
        {text: u, tasks: [{task_key: c}, {task_key: b, x: 3}, {task_key: a, x: {y: 1, z: 1}}],
         set: [a, a, b], deep: {more: {leaf: 1, list: [1, {a: 3}]}, new: {x: 1}}}
        """;
    String[] places = {
      "text",
      "tasks[task_key='c']",
      "tasks[task_key='b'].x",
      "tasks[task_key='a'].x.z",
      "set",
      "deep.more.list[1].a",
      "deep.new"
    };

    assertThat(between(TREE, other)).containsExactlyInAnyOrder(places);
    assertThat(between(other, TREE)).containsExactlyInAnyOrder(places);
  }

  @Test
  void listsOfOtherLengthsDifferAsAWhole() {
    assertThat(between("{a: [1, 2]}", "{a: [1]}")).containsExactly("a");
    assertThat(between("{tasks: [{name: x}, {name: x}]}", "{tasks: [{name: x}]}"))
        .containsExactly("tasks");
  }

  /// Whatever else there is, and however deep it lies.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "text: t | text: u | text",
        "leaf: 1 | leaf: 2 | deep.more.leaf",
        "list: [1 | list: [2 | deep.more.list[0]",
        "a: 2 | a: 3 | deep.more.list[1].a",
        "y: 1 | y: 2 | tasks[task_key='a'].x.y",
        "x: 2 | x: 3 | tasks[task_key='b'].x"
      })
  void oneChangedLeafIsFoundAlone(String from, String to, String place) {
    assertThat(between(TREE, TREE.replace(from, to))).containsExactly(place);
  }

  private static List<String> between(String a, String b) {
    return Diff.between(Yaml.yaml(a), Yaml.yaml(b), RULES).stream().map(Path::toString).toList();
  }
}
