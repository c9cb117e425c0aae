package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Answer.Unclear;
import dev.trowel.core.workspace.ScriptedRest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadsTest {

  private static final String FIRST = "GET /api/2.2/jobs/get?job_id=11";
  private static final String SECOND = FIRST + "&page_token=p2";
  private static final String THIRD = FIRST + "&page_token=p3";

  @Test
  void joinsAllPagesOfAJob() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(FIRST, page("p2", 0, 100))
            .on(SECOND, page("p3", 100, 200))
            .on(THIRD, page("", 200, 250));
    JsonNode job = body(Jobs.KIND.operations().read(rest, "11"));
    assertThat(job.path("settings").path("tasks").findValuesAsText("task_key"))
        .containsExactlyElementsOf(IntStream.range(0, 250).mapToObj(i -> "t" + i).toList());
    assertThat(job.has("next_page_token")).isFalse();
    assertThat(rest.sent()).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void joinsListsThatOnlyALaterPageHas() {
    ObjectNode later = (ObjectNode) page("", 1, 2);
    later.withObject("settings").set("parameters", Json.of(List.of(Map.of("name", "env"))));
    ScriptedRest rest = ScriptedRest.empty().on(FIRST, page("p2", 0, 1)).on(SECOND, later);
    JsonNode job = body(Jobs.KIND.operations().read(rest, "11"));
    assertThat(job.path("settings").path("parameters")).hasSize(1);
  }

  @Test
  void saysWhatWentWrongOnALaterPage() {
    Answer broken = new Unclear("connection reset");
    ScriptedRest rest = ScriptedRest.empty().on(FIRST, page("p2", 0, 1)).on(SECOND, broken);
    assertThat(Jobs.KIND.operations().read(rest, "11")).isEqualTo(broken);
  }

  @Test
  void takesABadRequestAboutAMissingJobForNotFound() {
    Answer missing = new Refused(400, "INVALID_PARAMETER_VALUE", "Job 11 does not exist.");
    Answer answer = Jobs.KIND.operations().read(ScriptedRest.empty().on(FIRST, missing), "11");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.isNotFound()).isTrue());
  }

  @Test
  void keepsOtherBadRequests() {
    Answer bad = new Refused(400, "INVALID_PARAMETER_VALUE", "job_id must be a number");
    assertThat(Jobs.KIND.operations().read(ScriptedRest.empty().on(FIRST, bad), "11"))
        .isEqualTo(bad);
  }

  @Test
  void takesADeletedExperimentForNotFound() {
    ScriptedRest rest =
        ScriptedRest.empty()
            .on(
                "GET /api/2.0/mlflow/experiments/get?experiment_id=7",
                Json.of(Map.of("experiment", Map.of("lifecycle_stage", "deleted"))));
    assertThat(Experiments.KIND.operations().read(rest, "7"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.isNotFound()).isTrue());
  }

  private static JsonNode page(String next, int from, int to) {
    ObjectNode page = Json.object();
    page.putObject("settings").set("tasks", tasks(from, to));
    if (!next.isEmpty()) {
      page.put("next_page_token", next);
    }
    return page;
  }

  private static JsonNode tasks(int from, int to) {
    return Json.of(IntStream.range(from, to).mapToObj(i -> Map.of("task_key", "t" + i)).toList());
  }

  private static JsonNode body(Answer answer) {
    return ((Ok) answer).body();
  }
}
