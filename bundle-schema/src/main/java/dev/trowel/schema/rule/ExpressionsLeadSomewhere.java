package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Expressions such as `{{job.parameters.x}}` and `{{tasks.a.values.b}}` name parameters and tasks
/// of their job; others stay as written when the job runs.
final class ExpressionsLeadSomewhere implements Rule {

  private static final String BEGIN = "{{";
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{\\s*job\\.parameters\\.([\\w.-]+)\\s*}}");
  private static final Pattern TASK = Pattern.compile("\\{\\{\\s*tasks\\.([\\w-]+)\\.[^}]*}}");

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
    Jobs.of(bundle)
        .forEach(job -> Check.of(job, diagnostics).value(job.key().path(), job.settings()));
  }

  /// One job under the rule.
  private record Check(
      Collection<String> parameters, Collection<String> tasks, Diagnostics diagnostics) {

    static Check of(Resource job, Diagnostics diagnostics) {
      Collection<String> tasks = new TreeSet<>(Jobs.names(job.settings(), "tasks", "task_key"));
      List<String> parameters = Jobs.names(job.settings(), "parameters", "name");
      return new Check(parameters, tasks, diagnostics);
    }

    void value(Path at, Value value) {
      switch (value) {
        case Text text when text.text().contains(BEGIN) -> {
          each(PARAMETER, text, at, parameters, Check::undeclared);
          each(TASK, text, at, tasks, Check::unknownTask);
        }
        case Mapping mapping ->
            mapping.entries().forEach((name, entry) -> value(at.field(name), entry.value()));
        case Seq seq -> {
          for (int i = 0; i < seq.items().size(); i++) {
            value(at.index(i), seq.items().get(i));
          }
        }
        case Text _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
      }
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
          .map(found -> found.group(1))
          .filter(name -> !declared.contains(name))
          .forEach(name ->
              diagnostics.add(
                  problem.apply(name).detail(advice(name, declared)).at(at).in(text.span())));
    }

    private static Diagnostic undeclared(String name) {
      return Diagnostic.warning("parameter-undeclared", "the job declares no parameter " + name);
    }

    private static Diagnostic unknownTask(String name) {
      return Diagnostic.warning("task-value-unknown", "the job has no task " + name);
    }

    private static String advice(String name, Collection<String> declared) {
      return Suggestion.nearest(name, declared)
          .map("Did you mean %s?"::formatted)
          .orElse("The expression would stay as it is written when the job runs.");
    }
  }
}
