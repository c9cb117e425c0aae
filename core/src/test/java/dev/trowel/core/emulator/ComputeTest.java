package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Clusters, serving endpoints, pipelines and warehouses.
class ComputeTest {
  private static final String CLUSTERS = "/api/2.1/clusters/";
  private static final String CLUSTER =
      "'cluster_name': 'c', 'spark_version': '16.4.x-scala2.12', 'node_type_id': 'i3.xlarge'";
  private static final String SERVING = "/api/2.0/serving-endpoints";
  private static final String ENTITY =
      "{'served_entities': [{'entity_name': 'main.default.m', 'entity_version': '3'}]}";

  private final LocalApi api =
      LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).readsUntilReady(2));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void clustersStartAfterAWhile() {
    String id = cluster();

    assertThat(id).matches("\\d{4}-\\d{6}-[0-9a-z]{8}");
    assertThat(List.of(state(id), state(id), state(id)))
        .containsExactly("PENDING", "PENDING", "RUNNING");
  }

  @Test
  void clustersGetDefaults() {
    LocalApi.Answer cluster = api.get(CLUSTERS + "get?cluster_id=" + cluster());

    assertThat(cluster.at("/driver_node_type_id")).isEqualTo("i3.xlarge");
    assertThat(cluster.at("/data_security_mode")).isEqualTo("SINGLE_USER");
    assertThat(cluster.at("/creator_user_name")).isEqualTo(LocalApi.USER);
    assertThat(cluster.at("/num_workers")).isEqualTo("0");
    assertThat(cluster.text()).doesNotContain("_reads_left");
  }

  @Test
  void aStartingClusterCannotBeEditedOrResized() {
    String id = cluster();

    LocalApi.Answer edited = edit(id, 2);
    LocalApi.Answer resized =
        api.post(CLUSTERS + "resize", "{'cluster_id': '" + id + "', 'num_workers': 2}");

    assertThat(edited.at("/error_code")).isEqualTo("INVALID_STATE");
    assertThat(resized.at("/error_code")).isEqualTo("INVALID_STATE");
  }

  @Test
  void aRunningClusterIsResizedEditedStoppedAndStarted() {
    String id = cluster();
    settle(id);

    api.post(CLUSTERS + "resize", "{'cluster_id': '" + id + "', 'num_workers': 2}");
    assertThat(state(id)).isEqualTo("RESIZING");
    settle(id);
    assertThat(api.get(CLUSTERS + "get?cluster_id=" + id).at("/num_workers")).isEqualTo("2");
    assertThat(edit(id, 3).status()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("RESTARTING");
    settle(id);
    api.post(CLUSTERS + "delete", "{'cluster_id': '" + id + "'}");
    settle(id);
    assertThat(state(id)).isEqualTo("TERMINATED");
    api.post(CLUSTERS + "start", "{'cluster_id': '" + id + "'}");
    settle(id);
    assertThat(state(id)).isEqualTo("RUNNING");
    api.post(CLUSTERS + "permanent-delete", "{'cluster_id': '" + id + "'}");
    assertThat(api.get(CLUSTERS + "list").json().path("clusters")).isEmpty();
  }

  @Test
  void endpointsBecomeReadyAfterAWhile() {
    LocalApi.Answer created = api.post(SERVING, "{'name': 'e', 'config': " + ENTITY + "}");

    assertThat(created.at("/state/ready")).isEqualTo("NOT_READY");
    assertThat(created.at("/state/config_update")).isEqualTo("IN_PROGRESS");
    assertThat(created.json().has("pending_config")).isTrue();
    api.get(SERVING + "/e");
    api.get(SERVING + "/e");
    LocalApi.Answer ready = api.get(SERVING + "/e");
    assertThat(ready.at("/state/ready")).isEqualTo("READY");
    assertThat(ready.at("/config/served_entities/0/name")).isEqualTo("m-3");
    assertThat(ready.at("/config/served_entities/0/workload_size")).isEqualTo("Small");
    assertThat(ready.at("/config/traffic_config/routes/0/traffic_percentage")).isEqualTo("100");
    assertThat(ready.json().has("pending_config")).isFalse();
  }

  @Test
  void anEndpointTakesOneChangeOfConfigurationAtATime() {
    api.post(SERVING, "{'name': 'e', 'config': " + ENTITY + "}");

    LocalApi.Answer early = api.put(SERVING + "/e/config", ENTITY);
    api.get(SERVING + "/e");
    api.get(SERVING + "/e");
    LocalApi.Answer later = api.put(SERVING + "/e/config", ENTITY);

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/error_code")).isEqualTo("RESOURCE_CONFLICT");
    assertThat(later.at("/state/ready")).isEqualTo("READY");
    assertThat(later.at("/state/config_update")).isEqualTo("IN_PROGRESS");
    assertThat(later.at("/pending_config/config_version")).isEqualTo("2");
  }

  @Test
  void endpointsChangeSectionBySection() {
    api.post(SERVING, "{'name': 'e', 'tags': [{'key': 'a', 'value': '1'}]}");

    LocalApi.Answer tags =
        api.patch(
            SERVING + "/e/tags",
            "{'add_tags': [{'key': 'b', 'value': '2'}], 'delete_tags': ['a']}");
    api.put(SERVING + "/e/ai-gateway", "{'usage_tracking_config': {'enabled': true}}");
    api.patch(
        SERVING + "/e/notifications", "{'email_notifications': {'on_update_failure': ['x@y.z']}}");

    assertThat(tags.json().findValuesAsText("key")).containsExactly("b");
    LocalApi.Answer endpoint = api.get(SERVING + "/e");
    assertThat(endpoint.at("/ai_gateway/usage_tracking_config/enabled")).isEqualTo("true");
    assertThat(endpoint.at("/email_notifications/on_update_failure/0")).isEqualTo("x@y.z");
    assertThat(api.delete(SERVING + "/e").status()).isEqualTo(200);
    assertThat(api.get(SERVING).json().path("endpoints")).isEmpty();
  }

  @Test
  void trafficGoesOnlyToWhatIsServed() {
    String config =
        "{'served_entities': [{'name': 'a', 'entity_name': 'm', 'entity_version': '1'}],"
            + " 'traffic_config': {'routes': [{'served_model_name': 'b', 'traffic_percentage':"
            + " 100}]}}";

    LocalApi.Answer answer = api.post(SERVING, "{'name': 'e', 'config': " + config + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/message")).isEqualTo("Traffic is routed to 'b', which is not served.");
  }

  @Test
  void pipelinesKeepTheirSettingsUnderSpec() {
    String id =
        api.post("/api/2.0/pipelines", "{'name': 'p', 'allow_duplicate_names': false}")
            .at("/pipeline_id");

    LocalApi.Answer pipeline = api.get("/api/2.0/pipelines/" + id);

    assertThat(pipeline.at("/state")).isEqualTo("IDLE");
    assertThat(pipeline.at("/spec/id")).isEqualTo(id);
    assertThat(pipeline.at("/spec/storage")).isEqualTo("dbfs:/pipelines/" + id);
    assertThat(pipeline.at("/run_as_user_name")).isEqualTo(LocalApi.USER);
    assertThat(pipeline.json().path("spec").has("allow_duplicate_names")).isFalse();
  }

  @Test
  void pipelineNamesAreTakenOnce() {
    api.post("/api/2.0/pipelines", "{'name': 'p'}");

    LocalApi.Answer second = api.post("/api/2.0/pipelines", "{'name': 'p'}");
    LocalApi.Answer allowed =
        api.post("/api/2.0/pipelines", "{'name': 'p', 'allow_duplicate_names': true}");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/error_code")).isEqualTo("RESOURCE_CONFLICT");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(api.get("/api/2.0/pipelines?max_results=1").at("/next_page_token")).isNotEmpty();
  }

  @Test
  void pipelinesAreReplacedAndDeleted() {
    String id =
        api.post("/api/2.0/pipelines", "{'name': 'p', 'catalog': 'main', 'continuous': true}")
            .at("/pipeline_id");

    api.put("/api/2.0/pipelines/" + id, "{'name': 'q', 'catalog': 'main'}");

    LocalApi.Answer pipeline = api.get("/api/2.0/pipelines/" + id);
    assertThat(pipeline.at("/name")).isEqualTo("q");
    assertThat(pipeline.at("/spec/continuous")).isEqualTo("false");
    assertThat(pipeline.json().path("spec").has("storage")).isFalse();
    assertThat(api.delete("/api/2.0/pipelines/" + id + "?cascade=false").status()).isEqualTo(200);
    assertThat(api.get("/api/2.0/pipelines/" + id).status()).isEqualTo(404);
  }

  @Test
  void poolsPoliciesAndWarehousesAreFoundByName() {
    api.post(
        "/api/2.0/instance-pools/create",
        "{'instance_pool_name': 'pool', 'node_type_id': 'i3.xlarge'}");
    api.post("/api/2.0/policies/clusters/create", "{'name': 'policy'}");
    String id = api.post("/api/2.0/sql/warehouses", "{'name': 'warehouse'}").at("/id");

    assertThat(api.get("/api/2.0/instance-pools/list").at("/instance_pools/0/instance_pool_name"))
        .isEqualTo("pool");
    assertThat(api.get("/api/2.0/policies/clusters/list").at("/policies/0/name"))
        .isEqualTo("policy");
    assertThat(api.get("/api/2.0/sql/warehouses").at("/warehouses/0/name")).isEqualTo("warehouse");
    assertThat(api.delete("/api/2.0/sql/warehouses/" + id).status()).isEqualTo(200);
    assertThat(api.get("/api/2.0/sql/warehouses/" + id).status()).isEqualTo(404);
  }

  private String cluster() {
    return api.post(CLUSTERS + "create", "{" + CLUSTER + "}").at("/cluster_id");
  }

  private LocalApi.Answer edit(String id, int workers) {
    return api.post(
        CLUSTERS + "edit",
        "{'cluster_id': '" + id + "', 'num_workers': " + workers + ", " + CLUSTER + "}");
  }

  private String state(String id) {
    return api.get(CLUSTERS + "get?cluster_id=" + id).at("/state");
  }

  private void settle(String id) {
    state(id);
    state(id);
  }
}
