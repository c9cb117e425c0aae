package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Expressions such as `{{job.parameters.x}}` and `{{tasks.a.values.b}}` name parameters and tasks
/// of their job; others stay as written when the job runs.
final class ExpressionsLeadSomewhere implements Rule {

  private static final String BEGIN = "{{";
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{\\s*job\\.parameters\\.([\\w.-]+)\\s*}}");
  private static final Pattern TASK = Pattern.compile("\\{\\{\\s*tasks\\.([\\w-]+)\\.[^}]*}}");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle)
        .forEach(job -> {
          Check check = Check.of(job, diagnostics);
          Texts.visit(job.key().path(), job.settings(), BEGIN, check::text);
        });
  }

  /// One job under the rule.
  private record Check(
      Collection<String> parameters, Collection<String> tasks, Diagnostics diagnostics) {

    static Check of(Resource job, Diagnostics diagnostics) {
      Collection<String> tasks = new TreeSet<>(Jobs.names(job.settings(), "tasks", "task_key"));
      List<String> parameters = Jobs.names(job.settings(), "parameters", "name");
      return new Check(parameters, tasks, diagnostics);
    }

    void text(Path at, Text text) {
      each(PARAMETER, text, at, parameters, Check::undeclared);
      each(TASK, text, at, tasks, Check::unknownTask);
    }

    private void each(
        Pattern pattern,
        Text text,
        Path at,
        Collection<String> declared,
        Function<String, Diagnostic> problem) {
      pattern
          .matcher(text.text())
          .results()
          .filter(found -> !declared.contains(found.group(1)))
          .forEach(found ->
              diagnostics.add(
                  problem
                      .apply(found.group(1))
                      .detail(advice(found.group(1), declared))
                      .at(at)
                      .in(text.span())
                      .fix(renaming(text, found, declared))));
    }

    private static Optional<Fix> renaming(
        Text text, MatchResult found, Collection<String> declared) {
      int start = found.start(1) - found.start();
      String whole = found.group();
      String after = whole.substring(start + found.group(1).length());
      return Suggestion.only(found.group(1), declared)
          .flatMap(name ->
              Rewrite.inside(
                  "write " + name, text, whole, whole.substring(0, start) + name + after));
    }

    private static Diagnostic undeclared(String name) {
      return Diagnostic.warning("parameter-undeclared", "the job declares no parameter " + name);
    }

    private static Diagnostic unknownTask(String name) {
      return Diagnostic.warning("task-value-unknown", "the job has no task " + name);
    }

    private static String advice(String name, Collection<String> declared) {
      return Suggestion.advice(
          name, declared, "The expression would stay as it is written when the job runs.");
    }
  }
}
