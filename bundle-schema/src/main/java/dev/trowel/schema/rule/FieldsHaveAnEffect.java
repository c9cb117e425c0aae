package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// A field that only means something beside another one stands beside it.
final class FieldsHaveAnEffect implements Rule {

  private static final String DEFAULTS = "apply_policy_default_values";
  private static final String POLICY = "policy_id";
  private static final String RUN_IF = "run_if";

  /// What makes a difference once there is something to wait for.
  private static final List<String> LATER =
      List.of(
          "ALL_DONE", "ALL_FAILED", "AT_LEAST_ONE_FAILED", "AT_LEAST_ONE_SUCCESS", "NONE_FAILED");

  private static final List<String> COMPUTE =
      List.of("existing_cluster_id", "job_cluster_key", "new_cluster", "environment_key");

  /// Things to do that bring their own machines, or need none.
  private static final List<String> WITHOUT_COMPUTE =
      List.of(
          "sql_task",
          "pipeline_task",
          "run_job_task",
          "condition_task",
          "dashboard_task",
          "for_each_task");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.fields().containsKey(DEFAULTS)
              && Values.isTrue(mapping, DEFAULTS)
              && !OneIsChosen.isSet(mapping.get(POLICY))) {
            diagnostics.add(
                unused(path, mapping, DEFAULTS, "there is no policy_id")
                    .detail("Name the policy whose values are meant, or take it out."));
          }
        });
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          condition(path, task).ifPresent(diagnostics::add);
          compute(path, task).ifPresent(diagnostics::add);
        });
  }

  private static Optional<Diagnostic> condition(Path path, Mapping task) {
    boolean alone = Values.items(task, "depends_on").isEmpty();
    return alone && task.get(RUN_IF) instanceof Text(_, String when) && LATER.contains(when)
        ? Optional.of(
            unused(path, task, RUN_IF, "the task waits for no other")
                .detail("Add depends_on, or take it out."))
        : Optional.empty();
  }

  private static Optional<Diagnostic> compute(Path path, Mapping task) {
    Optional<String> doing = set(task, WITHOUT_COMPUTE);
    Optional<String> where = set(task, COMPUTE);
    return doing.flatMap(what ->
        where.map(field ->
            unused(path, task, field, "%s does not run there".formatted(what))
                .detail(
                    what.equals("for_each_task")
                        ? "Move it into for_each_task.task, which does."
                        : "Take it out.")
                .related(what + " is here", Places.ofKey(task, what))));
  }

  private static Optional<String> set(Mapping task, List<String> fields) {
    return fields.stream().filter(field -> OneIsChosen.isSet(task.get(field))).findFirst();
  }

  private static Diagnostic unused(Path path, Mapping mapping, String field, String why) {
    return Diagnostic.warning("field-without-effect", "%s has no effect: %s".formatted(field, why))
        .at(path.field(field))
        .in(Places.ofKey(mapping, field));
  }
}
