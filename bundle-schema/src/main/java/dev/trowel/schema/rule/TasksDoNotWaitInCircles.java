package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tasks of a job do not wait for each other in a circle; the API refuses it.
final class TasksDoNotWaitInCircles implements Rule {

  private static final String KEY = "task_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle).forEach(job -> check(job, diagnostics));
  }

  private static void check(Resource job, Diagnostics diagnostics) {
    Map<String, Span> places = new LinkedHashMap<>();
    Map<String, List<String>> waits = new LinkedHashMap<>();
    for (Value task : Values.items(job.settings(), "tasks")) {
      Jobs.known(task, KEY)
          .ifPresent(key -> {
            places.put(key.text(), key.span());
            waits.put(key.text(), Jobs.names(task, "depends_on", KEY));
          });
    }
    Set<String> left = left(waits);
    while (!left.isEmpty()) {
      List<String> circle = circle(left, waits);
      diagnostics.add(told(job, circle, places));
      waits.keySet().removeAll(circle);
      left = left(waits);
    }
  }

  /// The tasks that are left when, again and again, those that wait for none of them are taken
  /// away.
  private static Set<String> left(Map<String, List<String>> waits) {
    Map<String, Integer> open = new HashMap<>();
    Map<String, List<String>> waiting = new HashMap<>();
    waits.forEach((task, others) -> {
      for (String other : new LinkedHashSet<>(others)) {
        if (waits.containsKey(other)) {
          open.merge(task, 1, Integer::sum);
          waiting.computeIfAbsent(other, _ -> new ArrayList<>()).add(task);
        }
      }
    });
    Set<String> left = new LinkedHashSet<>(waits.keySet());
    Deque<String> free = new ArrayDeque<>(left);
    free.removeIf(open::containsKey);
    while (!free.isEmpty()) {
      String done = free.remove();
      left.remove(done);
      for (String task : waiting.getOrDefault(done, List.of())) {
        if (open.merge(task, -1, Integer::sum) == 0) {
          free.add(task);
        }
      }
    }
    return left;
  }

  private static List<String> circle(Set<String> left, Map<String, List<String>> waits) {
    Set<String> trail = new LinkedHashSet<>();
    String task = left.iterator().next();
    while (trail.add(task)) {
      task =
          waits.getOrDefault(task, List.of()).stream()
              .filter(left::contains)
              .findFirst()
              .orElse(task);
    }
    String start = task;
    List<String> circle = new ArrayList<>(trail.stream().dropWhile(t -> !t.equals(start)).toList());
    circle.add(start);
    return circle;
  }

  private static Diagnostic told(Resource job, List<String> circle, Map<String, Span> places) {
    Diagnostic cycle =
        Diagnostic.error("task-cycle", "tasks wait for each other: " + String.join(" -> ", circle))
            .detail("Take one of these depends_on out: no order can satisfy all of them.")
            .at(job.key().path().field("tasks"));
    for (String task : circle.subList(0, circle.size() - 1)) {
      cycle = cycle.in(places.getOrDefault(task, job.settings().span()));
    }
    return cycle;
  }
}
