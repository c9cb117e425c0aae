package dev.trowel.schema.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.cases.Plain;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.RunsAs;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyedMergeTest {

  private static final Keyed TASKS = new Keyed("tasks", "task_key", "", false, true, false);
  private static final Keyed REPLACED = new Keyed("resources", "name", "", false, false, true);

  @Test
  void returnsTheSameObjectWhenNothingIsToMerge() {
    Mapping resource =
        yaml("tasks: [{task_key: a}, {task_key: b}]\ngrants: [{principal: p, privileges: [A]}]");
    assertThat(merge(resource, facets(TASKS))).isSameAs(resource);
  }

  @Test
  void isIdempotent() {
    Mapping once =
        merge(
            yaml("tasks: [{task_key: b, l: [1]}, {task_key: a}, {task_key: b, l: [2]}]"),
            facets(TASKS));
    assertThat(merge(once, facets(TASKS))).isSameAs(once);
    assertThat(Plain.text(once))
        .isEqualTo("{tasks: [{task_key: 'a'}, {l: [1, 2], task_key: 'b'}]}");
  }

  @Test
  void replacesWhereTheKindSaysSo() {
    Mapping merged =
        merge(
            yaml("resources: [{name: a, x: 1, y: 1}, {name: b}, {name: a, x: 2}]"),
            facets(REPLACED));
    assertThat(Plain.text(merged)).isEqualTo("{resources: [{name: 'a', x: 2}, {name: 'b'}]}");
  }

  @Test
  void leavesAReferenceInThePlaceOfAListAlone() {
    Mapping resource = yaml("tasks: ${var.tasks}");
    assertThat(merge(resource, facets(TASKS))).isSameAs(resource);
  }

  @Test
  void leavesElementsThatAreReferencesAlone() {
    Mapping merged =
        merge(yaml("tasks: [{task_key: b}, \"${var.t}\", {task_key: b}]"), facets(TASKS));
    assertThat(Plain.text(merged)).isEqualTo("{tasks: ['${var.t}', {task_key: 'b'}]}");
  }

  @Test
  void namesTheElementThatDoesNotFit() {
    Diagnostics diagnostics = new Diagnostics();
    KeyedMerge.merge(
        yaml("tasks: [{task_key: a, l: [1]}, {task_key: a, l: {}}]"),
        facets(TASKS),
        Path.of("resources", "jobs", "j"),
        diagnostics);
    assertThat(diagnostics.list().getFirst().paths())
        .extracting(Path::toString)
        .containsExactly("resources.jobs.j.tasks[task_key='a'].l");
  }

  private static Mapping merge(Mapping resource, Facets facets) {
    Diagnostics diagnostics = new Diagnostics();
    Mapping merged = KeyedMerge.merge(resource, facets, Path.ROOT, diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    return merged;
  }

  private static Mapping yaml(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return (Mapping) YamlReader.read("f.yml", bytes, new Diagnostics()).orElseThrow().root();
  }

  private static Facets facets(Keyed keyed) {
    return new Facets(
        List.of(keyed),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        RunsAs.NOBODY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        false,
        false,
        List.of(),
        false,
        "",
        Optional.empty());
  }
}
