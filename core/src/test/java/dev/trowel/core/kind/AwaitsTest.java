package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.kind.Await.Progress.Failed;
import dev.trowel.core.kind.Await.Progress.Pending;
import dev.trowel.core.kind.Await.Progress.Ready;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwaitsTest {

  @Test
  void waitsHalfAnHourForARunningCluster() throws IOException {
    Await await = Clusters.KIND.operations().await().orElseThrow();
    assertThat(await.limit()).isEqualTo(Duration.ofMinutes(30));
    assertThat(check(await, "{'state':'PENDING'}")).isEqualTo(new Pending("PENDING"));
    assertThat(check(await, "{'state':'RUNNING'}")).isEqualTo(new Ready());
  }

  @Test
  void givesUpOnAClusterThatCannotStart() throws IOException {
    Await await = Clusters.KIND.operations().await().orElseThrow();
    String cloud =
        "{'state':'TERMINATED','termination_reason':{'type':'CLOUD_FAILURE','code':'X'}}";
    assertThat(check(await, cloud)).isEqualTo(new Failed("X"));
    assertThat(check(await, "{'state':'ERROR','state_message':'no quota'}"))
        .isEqualTo(new Failed("no quota"));
  }

  @Test
  void leavesAStoppedClusterStopped() throws IOException {
    Await await = Clusters.KIND.operations().await().orElseThrow();
    String stopped = "{'state':'TERMINATED','termination_reason':{'type':'SUCCESS'}}";
    assertThat(check(await, stopped)).isEqualTo(new Ready());
  }

  @Test
  void waitsUntilAnEndpointIsNoLongerUpdating() throws IOException {
    Await await = ModelServingEndpoints.KIND.operations().await().orElseThrow();
    assertThat(await.limit()).isEqualTo(Duration.ofMinutes(35));
    assertThat(check(await, "{'state':{'config_update':'IN_PROGRESS'}}"))
        .isEqualTo(new Pending("IN_PROGRESS"));
    assertThat(check(await, "{'state':{'config_update':'NOT_UPDATING','ready':'READY'}}"))
        .isEqualTo(new Ready());
  }

  @Test
  void tellsWhyAnEndpointFailed() throws IOException {
    Await await = ModelServingEndpoints.KIND.operations().await().orElseThrow();
    String failed =
        "{'state':{'config_update':'UPDATE_FAILED'},'pending_config':{'served_entities':"
            + "[{'state':{'deployment_state_message':'no such version'}}]}}";
    assertThat(check(await, failed)).isEqualTo(new Failed("UPDATE_FAILED: no such version"));
  }

  @Test
  void waitsAnHourForASearchEndpoint() throws IOException {
    Await await = VectorSearchEndpoints.KIND.operations().await().orElseThrow();
    assertThat(await.limit()).isEqualTo(Duration.ofMinutes(60));
    assertThat(check(await, "{'endpoint_status':{'state':'PROVISIONING'}}"))
        .isEqualTo(new Pending("PROVISIONING"));
    assertThat(check(await, "{'endpoint_status':{'state':'ONLINE'}}")).isEqualTo(new Ready());
    assertThat(check(await, "{'endpoint_status':{'state':'OFFLINE','message':'no capacity'}}"))
        .isEqualTo(new Failed("no capacity"));
  }

  @Test
  void waitsUntilAnIndexIsReady() throws IOException {
    Await await = VectorSearchIndexes.KIND.operations().await().orElseThrow();
    assertThat(await.limit()).isEqualTo(Duration.ofMinutes(75));
    assertThat(check(await, "{'status':{'ready':false}}")).isEqualTo(new Pending("not ready"));
    assertThat(check(await, "{'status':{'detailed_state':'PROVISIONING'}}"))
        .isEqualTo(new Pending("PROVISIONING"));
    assertThat(check(await, "{'status':{'detailed_state':'OFFLINE_FAILED','message':'no table'}}"))
        .isEqualTo(new Failed("no table"));
    assertThat(check(await, "{'status':{'ready':true}}")).isEqualTo(new Ready());
  }

  @Test
  void doesNotWaitForOtherKinds() {
    assertThat(Kinds.ALL)
        .filteredOn(kind -> kind.operations().await().isPresent())
        .extracting(ResourceKind::name)
        .containsExactlyInAnyOrder(
            "apps",
            "clusters",
            "database_instances",
            "job_runs",
            "model_serving_endpoints",
            "vector_search_endpoints",
            "vector_search_indexes");
  }

  private static Progress check(Await await, String json) throws IOException {
    JsonNode object = new ObjectMapper().readTree(json.replace('\'', '"'));
    return await.check().apply(object);
  }
}
