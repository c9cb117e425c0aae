package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A task that uses what another one leaves behind, `{{tasks.a.values.b}}`, waits for it, itself or
/// through others: otherwise the value need not be there.
final class TaskValuesAreThere implements Rule {

  private static final String KEY = "task_key";
  private static final String TASKS = "tasks";
  private static final String BEGIN = "{{";
  private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*tasks\\.([\\w-]+)\\.[^}]*}}");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle).forEach(job -> check(job, diagnostics));
  }

  private static void check(Resource job, Diagnostics diagnostics) {
    Map<String, List<String>> waits = new LinkedHashMap<>();
    List<Value> tasks = Values.items(job.settings(), TASKS);
    for (Value task : tasks) {
      waits.put(Values.textOrEmpty(task, KEY), Jobs.names(task, "depends_on", KEY));
    }
    boolean open =
        waits.keySet().stream().anyMatch(Reference::isIn)
            || waits.values().stream().flatMap(List::stream).anyMatch(Reference::isIn);
    for (int i = 0; !open && i < tasks.size(); i++) {
      Path at = job.key().path().field(TASKS).index(i);
      Value task = tasks.get(i);
      Texts.visit(at, task, BEGIN, (path, text) -> check(path, text, task, waits, diagnostics));
    }
  }

  private static void check(
      Path at, Text text, Value task, Map<String, List<String>> waits, Diagnostics diagnostics) {
    Set<String> before = null;
    var matcher = VALUE.matcher(text.text());
    while (matcher.find()) {
      String other = matcher.group(1);
      if (waits.containsKey(other)) {
        before = before == null ? before(Values.textOrEmpty(task, KEY), waits) : before;
        if (!before.contains(other)) {
          diagnostics.add(early(at, text, other, Values.nearestSpan(task, Path.of(KEY))));
        }
      }
    }
  }

  private static Set<String> before(String task, Map<String, List<String>> waits) {
    Set<String> before = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(waits.getOrDefault(task, List.of()));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (before.add(next)) {
        open.addAll(waits.getOrDefault(next, List.of()));
      }
    }
    return before;
  }

  private static Diagnostic early(Path at, Text text, String other, Span task) {
    return Diagnostic.warning(
            "task-value-early",
            "the task does not wait for %s, whose value it uses".formatted(other))
        .detail("Add {task_key: %s} to its depends_on.".formatted(other))
        .at(at)
        .in(text.span())
        .related("the task is here", task);
  }
}
