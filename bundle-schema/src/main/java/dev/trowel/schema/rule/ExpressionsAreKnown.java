package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Expressions such as `{{job.run_id}}` are among those a job's run puts values in for; it refuses
/// others that begin like them, and `{{input}}` outside a loop stays as it is written.
final class ExpressionsAreKnown implements Rule {

  private static final String CODE = "expression-unknown";
  private static final String BEGIN = "{{";
  private static final String LOOP = ".for_each_task.task.";
  private static final Pattern INPUT = Pattern.compile("\\{\\{\\s*input(?:\\.[\\w.]+)?\\s*}}");
  private static final Pattern KNOWN_ROOT =
      Pattern.compile("\\{\\{\\s*(job|task|workspace|tasks\\.[\\w-]+)\\.(\\w+)[\\w.-]*\\s*}}");

  /// What follows the first name of an expression.
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "job",
              List.of(
                  "id", "name", "parameters", "repair_count", "run_id", "start_time", "trigger"),
          "task", List.of("error_code", "execution_count", "name", "notebook_path", "run_id"),
          "tasks",
              List.of(
                  "error_code",
                  "execution_count",
                  "notebook_path",
                  "output",
                  "result_state",
                  "run_id",
                  "values"),
          "workspace", List.of("id", "url"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle)
        .forEach(job ->
            Texts.visit(
                job.key().path(),
                job.settings(),
                BEGIN,
                (at, text) -> check(at, text, diagnostics)));
  }

  private static void check(Path at, Text text, Diagnostics diagnostics) {
    Matcher rooted = KNOWN_ROOT.matcher(text.text());
    while (rooted.find()) {
      String root = rooted.group(1);
      List<String> names = NAMES.getOrDefault(root.split("\\.", 2)[0], List.of());
      if (!names.contains(rooted.group(2))) {
        diagnostics.add(unknown(at, text, root, rooted.group(2), names));
      }
    }
    Matcher input = INPUT.matcher(text.text());
    if (input.find() && !at.toString().contains(LOOP)) {
      diagnostics.add(outside(at, text, input.group()));
    }
  }

  private static Diagnostic unknown(
      Path at, Text text, String root, String name, List<String> names) {
    return Diagnostic.warning(CODE, "there is no expression {{%s.%s}}".formatted(root, name))
        .detail(
            Suggestion.nearest(name, names)
                .map(nearest -> "Did you mean {{%s.%s}}?".formatted(root, nearest))
                .orElse("After %s. comes one of %s.".formatted(root, String.join(", ", names))))
        .at(at)
        .in(text.span());
  }

  private static Diagnostic outside(Path at, Text text, String expression) {
    return Diagnostic.warning(CODE, expression + " means nothing outside a for_each_task")
        .detail("It is the element a loop is at, and only known in for_each_task.task.")
        .at(at)
        .in(text.span());
  }
}
