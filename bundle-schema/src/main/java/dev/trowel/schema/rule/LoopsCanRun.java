package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.util.regex.Pattern;

/// A loop goes over a list, and its rounds are tried again, not the loop; the API refuses the rest.
final class LoopsCanRun implements Rule {

  private static final String LOOP = "for_each_task";
  private static final String INPUTS = "inputs";
  private static final String RETRIES = "max_retries";
  private static final Pattern LIST = Pattern.compile("\\s*\\[.*]\\s*", Pattern.DOTALL);

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          if (task.get(LOOP) instanceof Mapping loop) {
            inputs(path.field(LOOP), loop, diagnostics);
            retries(path, task, diagnostics);
          }
        });
  }

  private static void inputs(Path path, Mapping loop, Diagnostics diagnostics) {
    Jobs.known(loop, INPUTS)
        .filter(text -> !LIST.matcher(text.text()).matches() && !text.text().contains("{{"))
        .map(text -> noList(path, text))
        .ifPresent(diagnostics::add);
  }

  private static Diagnostic noList(Path path, Text inputs) {
    return Diagnostic.error("loop-inputs-invalid", "the inputs of a loop are no list")
        .detail(
            "Write a JSON array as text, such as '[\"a\", \"b\"]', or an expression that gives one,"
                + " such as {{job.parameters.countries}}.")
        .at(path.field(INPUTS))
        .in(inputs.span());
  }

  private static void retries(Path path, Mapping task, Diagnostics diagnostics) {
    if (task.get(RETRIES) instanceof Num(var _, String number) && !number.equals("0")) {
      diagnostics.add(
          Diagnostic.error("loop-retried", "a task with for_each_task cannot have max_retries")
              .detail("Move it into for_each_task.task: each round is tried again for itself.")
              .at(path.field(RETRIES))
              .in(Places.ofKey(task, RETRIES))
              .related("the loop is here", Places.ofKey(task, LOOP)));
    }
  }
}
