package dev.trowel.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ParallelWalkTest {

  private final List<String> visited = new CopyOnWriteArrayList<>();
  private final List<String> skipped = new CopyOnWriteArrayList<>();

  @Test
  void visitsDependenciesFirst() {
    walk(Map.of("job", Set.of("schema"), "schema", Set.of("catalog"), "catalog", Set.of()), "");

    assertThat(visited).containsExactly("catalog", "schema", "job");
  }

  @Test
  void skipsAllThatDependsOnAFailureAndGoesOnWithTheRest() {
    walk(Map.of("a", Set.of(), "b", Set.of("a"), "c", Set.of("b", "d"), "d", Set.of()), "a");

    assertThat(visited).containsExactlyInAnyOrder("a", "d");
    assertThat(skipped).containsExactlyInAnyOrder("b<a", "c<a");
  }

  @Test
  void visitsIndependentNodesSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    ParallelWalk.walk(
        Graph.of(Map.of("a", Set.of(), "b", Set.of())),
        visitor(node -> {
          both.countDown();
          assertThat(await(both)).as("the other node is visited at the same time").isTrue();
          return true;
        }));
  }

  @Test
  void throwsWhatAVisitThrows() {
    Graph<String> graph = Graph.of(Map.of("a", Set.of()));

    assertThatThrownBy(() ->
            ParallelWalk.walk(
                graph,
                visitor(node -> {
                  throw new IllegalArgumentException(node);
                })))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsWithTheErrorOfAVisit() {
    Graph<String> graph = Graph.of(Map.of("a", Set.of(), "b", Set.of("a")));

    assertThatThrownBy(() ->
            ParallelWalk.walk(
                graph,
                visitor(node -> {
                  throw new AssertionError(node);
                })))
        .isInstanceOf(AssertionError.class);
  }

  private void walk(Map<String, Set<String>> dependsOn, String failing) {
    ParallelWalk.walk(
        Graph.of(dependsOn),
        visitor(node -> {
          visited.add(node);
          return !node.equals(failing);
        }));
  }

  private ParallelWalk.Visitor<String> visitor(Predicate<String> visit) {
    return new ParallelWalk.Visitor<>() {
      @Override
      public boolean visit(String node) {
        return visit.test(node);
      }

      @Override
      public void skipped(String node, String failed) {
        skipped.add(node + "<" + failed);
      }
    };
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
