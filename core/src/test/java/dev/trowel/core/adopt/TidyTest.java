package dev.trowel.core.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TidyTest {

  private static final User ANN = new User("1", "ann@example.com", "Ann", List.of());

  private final List<String> left = new ArrayList<>();

  @Test
  void leavesOutWhatGoesWithoutSaying() {
    assertThat(
            tidy(
                "jobs",
                """
                {"job_id": 1, "creator_user_name": "x", "settings": {"name": "a",
                 "format": "MULTI_TASK", "edit_mode": "UI_LOCKED", "deployment": {"kind": "BUNDLE"},
                 "max_concurrent_runs": 1, "queue": {"enabled": true}, "timeout_seconds": 0,
                 "email_notifications": {}, "run_as": {"user_name": "ann@example.com"},
                 "tasks": [{"task_key": "t", "run_if": "ALL_SUCCESS", "notebook_task":
                   {"notebook_path": "/x", "source": "WORKSPACE"}}]}}\
                """))
        .hasToString(
            "{\"name\":\"a\",\"tasks\":[{\"task_key\":\"t\",\"notebook_task\":"
                + "{\"notebook_path\":\"/x\"}}]}");
    assertThat(left).isEmpty();
  }

  @Test
  void keepsWhatIsOtherwise() {
    JsonNode settings =
        tidy(
            "jobs",
            """
            {"settings": {"name": "a", "max_concurrent_runs": 2, "queue": {"enabled": false},
             "run_as": {"user_name": "bob@example.com"}, "timeout_seconds": 5,
             "git_source": {"git_url": "https://example.com/r", "git_provider": "gitHub"},
             "tasks": [{"task_key": "t", "notebook_task":
               {"notebook_path": "/x", "source": "WORKSPACE"}}]}}\
            """);
    assertThat(settings.path("max_concurrent_runs").asInt()).isEqualTo(2);
    assertThat(settings.at("/queue/enabled").isBoolean()).isTrue();
    assertThat(settings.at("/run_as/user_name").asText()).isEqualTo("bob@example.com");
    assertThat(settings.path("timeout_seconds").asInt()).isEqualTo(5);
    assertThat(settings.at("/tasks/0/notebook_task/source").asText()).isEqualTo("WORKSPACE");
  }

  @Test
  void tellsWhatItDoesNotKnowAndIsNotOnlyReported() {
    assertThat(tidy("jobs", "{\"settings\": {\"name\": \"a\", \"novelty\": 1}}"))
        .hasToString("{\"name\":\"a\"}");
    assertThat(left).containsExactly("novelty");
  }

  @Test
  void saysWhereTheFilesOfAVolumeLieOnlyIfSomebodyChoseThat() {
    String volume =
        "{\"catalog_name\": \"c\", \"schema_name\": \"s\", \"name\": \"v\", \"volume_type\":"
            + " \"%s\", \"storage_location\": \"s3://b/v\", \"owner\": \"x\"}";
    assertThat(tidy("volumes", volume.formatted("MANAGED")).has("storage_location")).isFalse();
    assertThat(tidy("volumes", volume.formatted("EXTERNAL")).has("storage_location")).isTrue();
  }

  @Test
  void referencesStandForIdsOfWhatIsWrittenToo() {
    ObjectNode job =
        tidy(
            "jobs",
            """
            {"settings": {"tasks": [{"task_key": "a", "run_job_task": {"job_id": 7}},
              {"task_key": "b", "pipeline_task": {"pipeline_id": "p"}},
              {"task_key": "c", "run_job_task": {"job_id": 8}}]}}\
            """);
    new CrossReferences(
            Map.of(
                "jobs", Map.of("7", ResourceKey.of("jobs", "seven")),
                "pipelines", Map.of("p", ResourceKey.of("pipelines", "load"))))
        .put(ResourceKey.of("jobs", "own"), job);
    assertThat(job.findValuesAsText("job_id")).containsExactly("${resources.jobs.seven.id}", "8");
    assertThat(job.findValuesAsText("pipeline_id"))
        .containsExactly("${resources.pipelines.load.id}");
  }

  private ObjectNode tidy(String kind, String object) {
    return Tidy.of(Kinds.named(kind).orElseThrow(), ANN, left).settings(json(object));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
