package dev.trowel.core.graph;

import dev.trowel.core.workspace.Interruption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Visits a graph, each node as soon as all it depends on succeeded, one virtual thread a node; a
/// few hundred at a time.
///
/// @param <N> the graph's nodes
public final class ParallelWalk<N extends Comparable<N>> {

  /// What is done with the nodes.
  ///
  /// @param <N> the graph's nodes
  public interface Visitor<N> {
    /// Does the node's work, on a thread of its own.
    ///
    /// @return whether nodes that depend on it may go on
    boolean visit(N node);

    /// Told of a node that is not visited because `failed`, directly or not, did not succeed.
    void skipped(N node, N failed);
  }

  /// More than any workspace answers at a time, and few enough that what each one holds ready does
  /// not add up.
  private static final int WIDTH = 256;

  private record Finished<N>(N node, boolean succeeded, Optional<Throwable> failure) {}

  private final Graph<N> graph;
  private final Visitor<N> visitor;
  private final Map<N, Integer> open = new HashMap<>();
  private final Set<N> settled = new HashSet<>();
  private final Queue<N> ready = new ArrayDeque<>();
  private int running;
  private final BlockingQueue<Finished<N>> finished = new LinkedBlockingQueue<>();

  private ParallelWalk(Graph<N> graph, Visitor<N> visitor) {
    this.graph = graph;
    this.visitor = visitor;
  }

  /// Walks an acyclic graph and returns when every node was visited or skipped.
  ///
  /// What a visit throws is thrown again, after the visits under way have ended.
  public static <N extends Comparable<N>> void walk(Graph<N> graph, Visitor<N> visitor) {
    new ParallelWalk<>(graph, visitor).run();
  }

  private void run() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (N node : graph.nodes()) {
        open.put(node, graph.dependenciesOf(node).size());
      }
      graph.nodes().stream().filter(n -> graph.dependenciesOf(n).isEmpty()).forEach(ready::add);
      while (settled.size() < graph.nodes().size()) {
        while (running < WIDTH && !ready.isEmpty()) {
          start(ready.remove(), threads);
        }
        settle(next());
      }
    }
  }

  private void start(N node, ExecutorService threads) {
    running++;
    threads.execute(() -> {
      try {
        finished.add(new Finished<>(node, visitor.visit(node), Optional.empty()));
      } catch (RuntimeException | Error e) {
        finished.add(new Finished<>(node, false, Optional.of(e)));
      }
    });
  }

  private void settle(Finished<N> end) {
    running--;
    end.failure()
        .ifPresent(failure -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw failure instanceof RuntimeException fault
              ? fault
              : new IllegalStateException(failure);
        });
    settled.add(end.node());
    for (N dependent : graph.dependentsOf(end.node())) {
      if (!end.succeeded()) {
        skip(dependent, end.node());
      } else if (open.merge(dependent, -1, Integer::sum) == 0 && !settled.contains(dependent)) {
        ready.add(dependent);
      }
    }
  }

  private void skip(N node, N failed) {
    if (settled.add(node)) {
      visitor.skipped(node, failed);
      graph.dependentsOf(node).forEach(dependent -> skip(dependent, failed));
    }
  }

  private Finished<N> next() {
    try {
      return finished.take();
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }
}
