package dev.trowel.schema.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names are in the order of their texts, though those are seldom made.
final class OrderOfNamesTest {

  private static final List<String> NAMES =
      List.of("a", "a-b", "a_b", "ab", "a.permissions", "b", "a b", "", "é", "1", "a1", "Z");

  @Test
  void keysAreInTheOrderOfTheirTexts() {
    List<ResourceKey> keys =
        Stream.of("jobs", "job", "jobs_more")
            .flatMap(kind ->
                NAMES.stream()
                    .flatMap(name ->
                        Stream.of(Part.values()).map(part -> new ResourceKey(kind, name, part))))
            .toList();

    inOrderOfTexts(keys);
  }

  @Test
  void pathsAreInTheOrderOfTheirTexts() {
    Path tasks = Path.of("tasks");
    Stream<Path> elements =
        NAMES.stream()
            .flatMap(name ->
                Stream.of(
                    tasks.keyed("task_key", name),
                    tasks.keyed("task_key", name + "'"),
                    tasks.keyed("name", name)));
    List<Path> paths =
        Stream.concat(Stream.of(Path.ROOT, tasks, tasks.index(2), tasks.index(10)), elements)
            .flatMap(path ->
                Stream.concat(
                    Stream.of(path),
                    NAMES.stream()
                        .flatMap(name -> Stream.of(path.field(name), path.field(name).field("x")))))
            .toList();

    inOrderOfTexts(paths);
  }

  @Test
  void equalPathsThatWereMadeApartHaveOneHash() {
    Path one = Path.of("tasks").keyed("task_key", "a").field("x");
    Path other = Path.of("tasks").keyed("task_key", "a").field("x");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(Path.of("tasks").keyed("task_key", "b").field("x"));
  }

  private static <N extends Comparable<N>> void inOrderOfTexts(List<N> names) {
    for (N one : names) {
      for (N other : names) {
        assertThat(Integer.signum(one.compareTo(other)))
            .as("%s and %s", one, other)
            .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
      }
    }
  }
}
