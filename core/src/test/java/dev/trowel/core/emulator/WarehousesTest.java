package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// SQL warehouses, which start and stop in their own time.
class WarehousesTest {
  private static final String ALL = "/api/2.0/sql/warehouses";

  private final LocalApi api =
      LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).readsUntilReady(1));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aNewOneStartsByItself() {
    String id = created();

    assertThat(List.of(state(id), state(id))).containsExactly("STARTING", "RUNNING");
    assertThat(api.get(ALL + "/" + id).at("/cluster_size")).isEqualTo("X-Small");
  }

  @Test
  void stopsAndStarts() {
    String id = created();
    settle(id);

    api.post(ALL + "/" + id + "/stop", "");
    assertThat(List.of(state(id), state(id))).containsExactly("STOPPING", "STOPPED");
    api.post(ALL + "/" + id + "/start", "");
    assertThat(List.of(state(id), state(id))).containsExactly("STARTING", "RUNNING");
  }

  @Test
  void isLeftAloneWhenItIsSoAlready() {
    String id = created();
    settle(id);

    assertThat(api.post(ALL + "/" + id + "/start", "").status()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("RUNNING");
  }

  @Test
  void aStoppedOneStaysStoppedWhenItIsEdited() {
    String id = created();
    settle(id);
    api.post(ALL + "/" + id + "/stop", "");
    settle(id);

    api.post(ALL + "/" + id + "/edit", "{'name': 'w', 'cluster_size': 'Large'}");

    assertThat(state(id)).isEqualTo("STOPPED");
    assertThat(api.get(ALL + "/" + id).at("/cluster_size")).isEqualTo("Large");
  }

  @Test
  void namesAreTakenOnce() {
    created();

    LocalApi.Answer second = api.post(ALL, "{'name': 'w'}");

    assertThat(second.at("/error_code")).isEqualTo("RESOURCE_ALREADY_EXISTS");
  }

  @Test
  void saysHowItIsReached() {
    String id = created();

    LocalApi.Answer warehouse = api.get(ALL + "/" + id);

    assertThat(warehouse.at("/jdbc_url")).contains("httpPath=/sql/1.0/warehouses/" + id);
    assertThat(warehouse.at("/odbc_params/path")).isEqualTo("/sql/1.0/warehouses/" + id);
  }

  private String created() {
    return api.post(ALL, "{'name': 'w'}").at("/id");
  }

  private String state(String id) {
    return api.get(ALL + "/" + id).at("/state");
  }

  private void settle(String id) {
    state(id);
    state(id);
  }
}
