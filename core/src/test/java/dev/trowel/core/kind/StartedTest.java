package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lifecycle.started` of clusters and warehouses, from a bundle to a workspace.
final class StartedTest {

  private static final String WAREHOUSES = "/api/2.0/sql/warehouses";
  private static final String CLUSTERS = "/api/2.1/clusters/";

  @TempDir Path folder;
  private Town town;

  @BeforeEach
  void open() throws IOException {
    town = new Town(folder);
  }

  @AfterEach
  void close() throws IOException {
    town.close();
  }

  @Test
  void aWarehouseThatShallNotRunIsStoppedWhenItIsMade() throws IOException {
    List<String> sent = town.deploy(warehouse("lifecycle: {started: false}"));

    assertThat(sent)
        .hasSize(2)
        .last()
        .isEqualTo("POST " + WAREHOUSES + "/" + warehouseId() + "/stop");
    assertThat(warehouse().path("state").asText()).isEqualTo("STOPPED");
    assertThat(town.changes(warehouse("lifecycle: {started: false}"))).isEmpty();
  }

  @Test
  void whetherItRunsIsNoFieldOfTheRequest() throws IOException {
    String created = town.deploy(warehouse("lifecycle: {started: true}")).getFirst();

    assertThat(created).startsWith("POST " + WAREHOUSES + " ").doesNotContain("lifecycle");
    assertThat(town.recorded()).contains("\"lifecycle\":{\"started\":true}");
    assertThat(warehouse().path("state").asText()).isEqualTo("RUNNING");
  }

  @Test
  void aStoppedWarehouseIsDriftWhereItShallRun() throws IOException {
    String wanted = warehouse("lifecycle: {started: true}");
    town.deploy(wanted);
    town.outside("POST", WAREHOUSES + "/" + warehouseId() + "/stop", "{}");
    warehouse();

    assertThat(town.changes(wanted)).containsExactly("update sql_warehouses.w");
    assertThat(town.deploy(wanted))
        .containsExactly("POST " + WAREHOUSES + "/" + warehouseId() + "/start");
    assertThat(town.changes(wanted)).isEmpty();
  }

  @Test
  void aStoppedWarehouseIsNoDriftWhereNobodyCares() throws IOException {
    town.deploy(warehouse("max_num_clusters: 1"));
    town.outside("POST", WAREHOUSES + "/" + warehouseId() + "/stop", "{}");
    warehouse();

    assertThat(town.changes(warehouse("max_num_clusters: 1"))).isEmpty();
  }

  @Test
  void aWarehouseIsEditedAndThenStopped() throws IOException {
    town.deploy(warehouse("lifecycle: {started: true}"));

    List<String> sent = town.deploy(warehouse("cluster_size: Large, lifecycle: {started: false}"));

    assertThat(sent).hasSize(2).first().asString().contains("/edit ");
    assertThat(sent).last().asString().endsWith("/stop");
    assertThat(warehouse().path("state").asText()).isEqualTo("STOPPED");
  }

  @Test
  void notToCareAnyMoreNeedsNoRequest() throws IOException {
    town.deploy(warehouse("lifecycle: {started: true}"));

    assertThat(town.changes(warehouse("max_num_clusters: 1")))
        .containsExactly("update sql_warehouses.w");
    assertThat(town.deploy(warehouse("max_num_clusters: 1"))).isEmpty();
    assertThat(town.recorded()).doesNotContain("lifecycle");
  }

  @Test
  void aClusterIsStoppedAndStarted() throws IOException {
    List<String> sent = town.deploy(cluster("lifecycle: {started: false}"));
    assertThat(sent).hasSize(2).last().asString().startsWith("POST " + CLUSTERS + "delete ");
    assertThat(town.changes(cluster("lifecycle: {started: false}"))).isEmpty();

    assertThat(town.deploy(cluster("lifecycle: {started: true}")))
        .singleElement()
        .asString()
        .startsWith("POST " + CLUSTERS + "start ");
    assertThat(town.changes(cluster("lifecycle: {started: true}"))).isEmpty();
  }

  @Test
  void aClusterThatKeepsRunningIsResized() throws IOException {
    town.deploy(cluster("lifecycle: {started: true}"));

    assertThat(town.deploy(cluster("num_workers: 4, lifecycle: {started: true}")))
        .singleElement()
        .asString()
        .startsWith("POST " + CLUSTERS + "resize ");
  }

  private static String warehouse(String more) {
    return "sql_warehouses: {w: {name: w, " + more + "}}";
  }

  private static String cluster(String more) {
    String cluster = "spark_version: 16.4.x-scala2.12, node_type_id: i3.xlarge";
    return "clusters: {c: {cluster_name: c, " + cluster + ", " + more + "}}";
  }

  private String warehouseId() {
    return town.get(WAREHOUSES).path("warehouses").path(0).path("id").asText();
  }

  private JsonNode warehouse() {
    town.get(WAREHOUSES + "/" + warehouseId());
    return town.get(WAREHOUSES + "/" + warehouseId());
  }
}
