package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageRoutesTest {
  private static final String UNITY = "/api/2.1/unity-catalog/";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void showsAJobWithTheLinkThatIsPrinted() {
    String id = api.post("/api/2.2/jobs/create", "{'name': 'train'}").at("/job_id");

    LocalApi.Answer page = api.get("/jobs/" + id + "?w=" + EmulatorServer.WORKSPACE_ID);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.at("/settings/name")).isEqualTo("train");
    assertThat(page.text()).contains("\n  \"settings\" : {\n");
  }

  @Test
  void showsExperimentsAndModels() {
    String id =
        api.post("/api/2.0/mlflow/experiments/create", "{'name': '" + LocalApi.HOME + "/e'}")
            .at("/experiment_id");
    api.post("/api/2.0/mlflow/registered-models/create", "{'name': 'fare'}");

    assertThat(api.get("/ml/experiments/" + id).at("/experiment/experiment_id")).isEqualTo(id);
    assertThat(api.get("/ml/models/fare").at("/registered_model/name")).isEqualTo("fare");
  }

  @Test
  void showsWhatACatalogHoldsByTheNumberOfNames() {
    api.post(UNITY + "schemas", "{'catalog_name': 'main', 'name': 's'}");
    api.post(UNITY + "models", "{'catalog_name': 'main', 'schema_name': 's', 'name': 'm'}");
    api.post(
        UNITY + "volumes",
        "{'catalog_name': 'main', 'schema_name': 's', 'name': 'v', 'volume_type': 'MANAGED'}");

    assertThat(api.get("/explore/data/main").at("/name")).isEqualTo("main");
    assertThat(api.get("/explore/data/main/s").at("/full_name")).isEqualTo("main.s");
    assertThat(api.get("/explore/data/models/main/s/m").at("/full_name")).isEqualTo("main.s.m");
    assertThat(api.get("/explore/data/volumes/main/s/v").at("/full_name")).isEqualTo("main.s.v");
  }

  @Test
  void saysWhatIsNotThere() {
    assertThat(api.get("/jobs/1").status()).isEqualTo(400);
    assertThat(api.get("/explore/data/main/nowhere").status()).isEqualTo(404);
    assertThat(api.get("/explore/data/main/s/nothing").status()).isEqualTo(404);
  }
}
