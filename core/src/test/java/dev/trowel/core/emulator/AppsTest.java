package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppsTest {
  private static final String APPS = "/api/2.0/apps";
  private static final String ONE = APPS + "/fares";
  private static final String STATE = "/compute_status/state";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void runsOnNothingUnlessAMachineIsAskedFor() {
    api.post(APPS + "?no_compute=true", "{'name': 'idle'}");
    api.post(APPS, "{'name': 'fares'}");

    assertThat(api.get(ONE).at(STATE)).isEqualTo("STARTING");
    assertThat(api.get(ONE).at(STATE)).isEqualTo("ACTIVE");
    api.get(APPS + "/idle");
    assertThat(api.get(APPS + "/idle").at(STATE)).isEqualTo("STOPPED");
    assertThat(api.get(ONE).at("/service_principal_client_id")).isNotEmpty();
  }

  @Test
  void keepsItsNameUntilItIsGone() {
    api.post(APPS + "?no_compute=true", "{'name': 'fares'}");
    api.delete(ONE);

    assertThat(api.post(APPS, "{'name': 'fares'}").status()).isEqualTo(409);
    assertThat(api.delete(ONE).status()).isEqualTo(400);
    assertThat(api.get(ONE).at(STATE)).isEqualTo("DELETING");
    assertThat(api.get(ONE).status()).isEqualTo(404);
    assertThat(api.post(APPS, "{'name': 'fares'}").status()).isEqualTo(200);
  }

  @Test
  void changesWhatTheMaskNamesInItsOwnTime() {
    api.post(
        APPS + "?no_compute=true", "{'name': 'fares', 'description': 'a', 'usage_policy_id': 'p'}");

    String body =
        "{'app': {'name': 'fares', 'description': 'b'}, 'update_mask':"
            + " 'description,usage_policy_id'}";
    assertThat(api.post(ONE + "/update", body).at("/status/state")).isEqualTo("IN_PROGRESS");
    assertThat(api.post(ONE + "/update", body).status()).isEqualTo(409);
    assertThat(api.get(ONE).at("/description")).isEqualTo("a");
    api.get(ONE + "/update");
    assertThat(api.get(ONE + "/update").at("/status/state")).isEqualTo("SUCCEEDED");

    LocalApi.Answer app = api.get(ONE);
    assertThat(app.at("/description")).isEqualTo("b");
    assertThat(app.json().has("usage_policy_id")).isFalse();
    assertThat(api.post(ONE + "/update", "{'app': {}, 'update_mask': 'name'}").status())
        .isEqualTo(400);
  }

  @Test
  void deploysCodeThatIsThereWhileItRuns() {
    api.post("/api/2.0/workspace/mkdirs", "{'path': '" + LocalApi.HOME + "/app'}");
    api.post(APPS + "?no_compute=true", "{'name': 'fares'}");
    String body = "{'source_code_path': '/Workspace" + LocalApi.HOME + "/app'}";
    assertThat(api.post(ONE + "/deployments", body).status()).isEqualTo(400);
    api.get(ONE);
    api.post(ONE + "/start", "{}");
    api.get(ONE);

    String first = api.post(ONE + "/deployments", body).at("/deployment_id");
    assertThat(api.post(ONE + "/deployments", body).status()).isEqualTo(409);
    api.get(ONE + "/deployments/" + first);
    assertThat(api.get(ONE + "/deployments/" + first).at("/status/state")).isEqualTo("SUCCEEDED");

    LocalApi.Answer app = api.get(ONE);
    assertThat(app.at("/active_deployment/deployment_id")).isEqualTo(first);
    assertThat(app.at("/default_source_code_path")).endsWith("/app");
    assertThat(app.at("/app_status/state")).isEqualTo("RUNNING");
  }

  @Test
  void failsToDeployCodeThatIsNotThere() {
    api.post(APPS, "{'name': 'fares'}");
    api.get(ONE);

    String id =
        api.post(ONE + "/deployments", "{'source_code_path': '/nowhere'}").at("/deployment_id");

    api.get(ONE + "/deployments/" + id);
    assertThat(api.get(ONE + "/deployments/" + id).at("/status/state")).isEqualTo("FAILED");
    assertThat(api.get(ONE).json().has("active_deployment")).isFalse();
  }

  @Test
  void refusesNamesThatNoAddressCanHave() {
    assertThat(api.post(APPS, "{'name': 'My App'}").status()).isEqualTo(400);
  }
}
