package dev.trowel.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GraphTest {

  @Test
  void ordersDependenciesFirst() {
    Graph<String> graph = Graph.of(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of()));

    assertThat(graph.order()).containsExactly("c", "b", "a");
    assertThat(graph.dependentsOf("c")).containsExactly("b");
  }

  @Test
  void wavesHoldWhatDependsOnEarlierOnesOnly() {
    Graph<String> graph =
        Graph.of(
            Map.of(
                "a",
                Set.of(),
                "b",
                Set.of("a"),
                "c",
                Set.of("a", "b"),
                "d",
                Set.of(),
                "e",
                Set.of("d")));

    assertThat(graph.waves()).containsExactly(List.of("a", "d"), List.of("b", "e"), List.of("c"));
  }

  @Test
  void ignoresDependenciesThatAreNoNodes() {
    Graph<String> graph = Graph.of(Map.of("a", Set.of("elsewhere")));

    assertThat(graph.order()).containsExactly("a");
  }

  @Test
  void namesTheCycleAndNothingBehindIt() {
    Graph<String> graph =
        Graph.of(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of()));

    assertThat(graph.cycle()).contains(List.of("b", "c", "b"));
    assertThat(graph.order()).containsExactly("d");
  }

  @Test
  void findsThatANodeDependsOnItself() {
    assertThat(Graph.of(Map.of("a", Set.of("a"))).cycle()).contains(List.of("a", "a"));
  }

  @Property
  void everyNodeIsInTheOrderExactlyWhenNoCycleExists(
      @ForAll @Size(max = 30) List<@IntRange(max = 99) Integer> edges) {
    Map<Integer, Set<Integer>> dependsOn = new TreeMap<>();
    edges.forEach(
        edge -> dependsOn.computeIfAbsent(edge / 10, _ -> new TreeSet<>()).add(edge % 10));
    Graph<Integer> graph = Graph.of(dependsOn);

    assertThat(graph.cycle().isEmpty()).isEqualTo(graph.order().size() == graph.nodes().size());
  }
}
