package dev.trowel.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRequestTest {

  private static final JsonNode WITH_PARAMETERS =
      ScriptedRest.tree(
          "{parameters: [{name: day, default: mon}], tasks: [{task_key: fit, notebook_task: {}}]}");
  private static final JsonNode NOTEBOOK =
      ScriptedRest.tree("{tasks: [{task_key: fit, notebook_task: {}}]}");
  private static final JsonNode WHEEL =
      ScriptedRest.tree("{tasks: [{task_key: fit, python_wheel_task: {}}]}");
  private static final JsonNode MIXED =
      ScriptedRest.tree(
          "{tasks: [{task_key: a, python_wheel_task: {}}, {task_key: b, spark_jar_task: {}}]}");

  private static JobRequest request(JsonNode settings, JobFlags flags) {
    return JobRequest.of(
        new RunTarget.Job(ResourceKey.of("jobs", "train"), "7", settings, Optional.empty()), flags);
  }

  private static JobFlags arguments(String... words) {
    return new JobFlags(Map.of(), Map.of(), Map.of(), List.of(), List.of(words));
  }

  private static JobFlags params(String name, String value) {
    return new JobFlags(Map.of(name, value), Map.of(), Map.of(), List.of(), List.of());
  }

  private static JobFlags only(String... tasks) {
    return new JobFlags(Map.of(), Map.of(), Map.of(), List.of(tasks), List.of());
  }

  @Test
  void argumentsAreParametersOfTheJobWhereItHasSome() {
    assertThat(request(WITH_PARAMETERS, arguments("--day", "tue")).body())
        .hasToString("{\"job_id\":7,\"job_parameters\":{\"day\":\"tue\"}}");
    assertThat(request(WITH_PARAMETERS, arguments("--day=a=b")).body())
        .hasToString("{\"job_id\":7,\"job_parameters\":{\"day\":\"a=b\"}}");
  }

  @Test
  void argumentsAreWhatTasksTakeElse() {
    assertThat(request(NOTEBOOK, arguments("--day", "tue")).body())
        .hasToString("{\"job_id\":7,\"notebook_params\":{\"day\":\"tue\"}}");
    assertThat(request(WHEEL, arguments("--day", "tue")).body())
        .hasToString("{\"job_id\":7,\"python_params\":[\"--day\",\"tue\"]}");
  }

  @Test
  void refusesArgumentsThatMayBeForSeveral() {
    assertThatThrownBy(() -> request(MIXED, arguments("x")))
        .hasMessageContaining("not clear which tasks");
    assertThatThrownBy(() -> request(NOTEBOOK, arguments("x")))
        .hasMessageContaining("argument without a name: x");
    assertThatThrownBy(() -> request(NOTEBOOK, arguments("--x")))
        .hasMessageContaining("--x has no value");
  }

  @Test
  void refusesToMixParametersOfJobAndTasks() {
    JobFlags flags =
        new JobFlags(
            Map.of(), Map.of(), Map.of(TaskFlag.NOTEBOOK, Map.of("a", "b")), List.of(), List.of());

    assertThatThrownBy(() -> request(WITH_PARAMETERS, flags))
        .hasMessageContaining("has parameters of its own");
    assertThatThrownBy(() -> request(NOTEBOOK, params("day", "tue")))
        .hasMessageContaining("jobs.train has no parameters");
  }

  @Test
  void warnsOfParametersThatTheJobDoesNotHave() {
    assertThat(request(WITH_PARAMETERS, params("dya", "tue")).warnings())
        .extracting(Diagnostic::summary, Diagnostic::detail)
        .containsExactly(tuple("jobs.train has no parameter dya", "Did you mean day?"));
  }

  @Test
  void namesTheTasksThatThereAre() {
    assertThat(request(NOTEBOOK, only("+fit+")).body())
        .hasToString("{\"job_id\":7,\"only\":[\"+fit+\"]}");
    assertThatThrownBy(() -> request(NOTEBOOK, only("fti")))
        .hasMessageContaining("jobs.train has no task fti");
  }

  @Test
  void aPipelineTaskTakesTruth() {
    JobFlags flags =
        new JobFlags(
            Map.of(),
            Map.of(),
            Map.of(TaskFlag.PIPELINE, Map.of("full_refresh", "true")),
            List.of(),
            List.of());

    assertThat(request(NOTEBOOK, flags).body())
        .hasToString("{\"job_id\":7,\"pipeline_params\":{\"full_refresh\":true}}");
  }

  @Test
  void refusesForAPipelineTaskWhatIsNoTruth() {
    JobFlags flags =
        new JobFlags(
            Map.of(),
            Map.of(),
            Map.of(TaskFlag.PIPELINE, Map.of("full_refresh", "yes")),
            List.of(),
            List.of());

    assertThatThrownBy(() -> request(NOTEBOOK, flags))
        .hasMessageContaining("--pipeline-params full_refresh is neither true nor false: yes");
  }
}
