package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Vector search endpoints and indexes.
class VectorSearchTest {
  private static final String ENDPOINTS = "/api/2.0/vector-search/endpoints";
  private static final String INDEXES = "/api/2.0/vector-search/indexes";
  private static final String INDEX =
      "{'name': 'main.default.i', 'endpoint_name': 'e', 'primary_key': 'id', 'index_type':"
          + " 'DELTA_SYNC', 'delta_sync_index_spec': {'source_table': 'main.default.t',"
          + " 'pipeline_type': 'TRIGGERED'}}";

  private final LocalApi api =
      LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).readsUntilReady(1));

  @BeforeEach
  void endpoint() {
    api.post(ENDPOINTS, "{'name': 'e', 'endpoint_type': 'STANDARD', 'target_qps': 5}");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void endpointsAreOnlineAfterAWhile() {
    assertThat(api.get(ENDPOINTS + "/e").at("/endpoint_status/state")).isEqualTo("PROVISIONING");
    assertThat(api.get(ENDPOINTS + "/e").at("/endpoint_status/state")).isEqualTo("ONLINE");
    assertThat(api.get(ENDPOINTS).json().path("endpoints")).hasSize(1);
    assertThat(api.get(ENDPOINTS + "/none").status()).isEqualTo(404);
    assertThat(api.post(ENDPOINTS, "{'name': 'e', 'endpoint_type': 'STANDARD'}").status())
        .isEqualTo(409);
    assertThat(api.post(ENDPOINTS, "{'name': 'f'}").status()).isEqualTo(400);
  }

  @Test
  void policyAndScaleAreChangedOneByOne() {
    api.patch(ENDPOINTS + "/e/budget-policy", "{'budget_policy_id': 'p'}");
    assertThat(api.get(ENDPOINTS + "/e").at("/effective_budget_policy_id")).isEqualTo("p");
    assertThat(api.get(ENDPOINTS + "/e").at("/scaling_info/requested_target_qps")).isEqualTo("5");

    api.patch(ENDPOINTS + "/e", "{'target_qps': 0}");
    api.patch(ENDPOINTS + "/e/budget-policy", "{'budget_policy_id': ''}");

    assertThat(api.get(ENDPOINTS + "/e").json().has("scaling_info")).isFalse();
    assertThat(api.get(ENDPOINTS + "/e").json().has("budget_policy_id")).isFalse();
  }

  @Test
  void accessIsKeptUnderTheUuid() {
    String id = api.get(ENDPOINTS + "/e").at("/id");
    String list = "/api/2.0/permissions/vector-search-endpoints/";

    assertThat(api.get(list + id).at("/object_id")).isEqualTo("/vector-search-endpoints/" + id);
    assertThat(api.get(list + "e").status()).isEqualTo(404);
    api.delete(ENDPOINTS + "/e");
    assertThat(api.get(list + id).status()).isEqualTo(404);
  }

  @Test
  void indexesAreReadyAfterAWhileAndSeenInUnityCatalog() {
    assertThat(api.post(INDEXES, INDEX).status()).isEqualTo(200);

    assertThat(api.get(INDEXES + "/main.default.i").at("/status/ready")).isEqualTo("false");
    assertThat(api.get(INDEXES + "/main.default.i").at("/status/ready")).isEqualTo("true");
    assertThat(api.get(INDEXES + "/main.default.i").at("/index_subtype")).isEqualTo("HYBRID");
    assertThat(api.get(INDEXES + "?endpoint_name=e").json().path("vector_indexes")).hasSize(1);
    assertThat(api.get("/api/2.1/unity-catalog/permissions/table/main.default.i").status())
        .isEqualTo(200);
    assertThat(api.post(INDEXES, INDEX).status()).isEqualTo(409);
  }

  @Test
  void aDeletedIndexHoldsItsNameForAWhile() {
    api.post(INDEXES, INDEX);
    api.delete(INDEXES + "/main.default.i");

    assertThat(api.get(INDEXES + "/main.default.i").status()).isEqualTo(200);
    assertThat(api.get(INDEXES + "/main.default.i").status()).isEqualTo(404);
    assertThat(api.post(INDEXES, INDEX).at("/message")).contains("pending deletion");
    assertThat(api.post(INDEXES, INDEX).status()).isEqualTo(200);
  }

  @Test
  void indexesNeedAnEndpointASchemaAndASpec() {
    assertThat(api.post(INDEXES, INDEX.replace("'e'", "'none'")).status()).isEqualTo(404);
    assertThat(api.post(INDEXES, INDEX.replace("main.default.i", "main.none.i")).status())
        .isEqualTo(404);
    assertThat(api.post(INDEXES, INDEX.replace("DELTA_SYNC", "DIRECT_ACCESS")).status())
        .isEqualTo(400);
    assertThat(api.post(INDEXES, INDEX.replace("main.default.i", "i")).status()).isEqualTo(400);
  }
}
