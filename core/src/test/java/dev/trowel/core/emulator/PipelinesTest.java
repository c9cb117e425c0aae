package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What pipelines do: updates, and what their logs tell.
class PipelinesTest {

  private final LocalApi api = LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).steered(true));
  private String one = "";

  @BeforeEach
  void create() {
    String body = "{'name': 'etl', 'catalog': 'main', 'schema': 'taxi', 'serverless': true}";
    one = "/api/2.0/pipelines/" + api.post("/api/2.0/pipelines", body).at("/pipeline_id");
  }

  @AfterEach
  void close() {
    api.close();
  }

  private String start() {
    return api.post(one + "/updates", "{}").at("/update_id");
  }

  private List<String> states(String update) {
    List<String> states = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      states.add(api.get(one + "/updates/" + update).at("/update/state"));
    }
    return states;
  }

  private List<String> log(String update) {
    String filter = LocalApi.segment("update_id = '" + update + "'");
    return api.get(one + "/events?order_by=timestamp%20asc&filter=" + filter)
        .json()
        .path("events")
        .valueStream()
        .map(event -> event.path("message").asText().replace(update, "U"))
        .toList();
  }

  @Test
  void anUpdateGoesOnWhenItIsLookedAt() {
    String update = start();

    assertThat(api.get(one).at("/state")).isEqualTo("RUNNING");
    assertThat(states(update)).containsExactly("QUEUED", "INITIALIZING", "RUNNING", "COMPLETED");
    assertThat(api.get(one).at("/state")).isEqualTo("IDLE");
    assertThat(log(update))
        .containsExactly(
            "Update U is QUEUED.",
            "Update U is INITIALIZING.",
            "Update U is RUNNING.",
            "Update U is COMPLETED.");
  }

  @Test
  void oneUpdateAtATime() {
    start();

    assertThat(api.post(one + "/updates", "{}").status()).isEqualTo(409);
  }

  @Test
  void stoppingCancelsWhatRuns() {
    String update = start();

    api.post(one + "/stop", "{}");

    assertThat(states(update)).containsOnly("CANCELED");
    assertThat(api.get(one).at("/latest_updates/0/state")).isEqualTo("CANCELED");
  }

  @Test
  void anUpdateFailsAsWasSaid() {
    api.post(
        "/.well-known/trowel-local/runs",
        "{'job': 'etl', 'result_state': 'FAILED', 'error': 'no table'}");
    String update = start();

    assertThat(states(update)).endsWith("FAILED");
    assertThat(log(update)).contains("Update failed.", "Update U is FAILED.");
  }

  @Test
  void logsAreOfOneUpdateWhereThatIsAsked() {
    String first = start();
    states(first);
    String second = start();

    assertThat(log(second)).containsExactly("Update U is QUEUED.");
    assertThat(api.get(one + "/events").json().path("events")).hasSize(5);
  }
}
