package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabasesTest {
  private static final String BASE = "/api/2.0/database/";
  private static final String LAKE = BASE + "instances/lake";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void saysWhatBecameOfWhatAnInstanceWasGiven() {
    api.post(BASE + "instances", "{'name': 'lake', 'node_count': 2}");

    LocalApi.Answer instance = api.get(LAKE);
    assertThat(instance.at("/state")).isEqualTo("STARTING");
    assertThat(instance.json().has("node_count")).isFalse();
    assertThat(instance.at("/effective_node_count")).isEqualTo("2");
    assertThat(instance.at("/capacity")).isEqualTo("CU_1");
    assertThat(api.get(LAKE).at("/state")).isEqualTo("AVAILABLE");
  }

  @Test
  void anInstanceStopsAndIsDeletedForGoodOnly() {
    api.post(BASE + "instances", "{'name': 'lake'}");
    api.patch(LAKE + "?update_mask=*", "{'name': 'lake', 'stopped': true}");
    api.get(LAKE);

    assertThat(api.get(LAKE).at("/state")).isEqualTo("STOPPED");
    assertThat(api.post(BASE + "instances", "{'name': 'lake'}").status()).isEqualTo(409);
    assertThat(api.delete(LAKE).status()).isEqualTo(400);
    assertThat(api.delete(LAKE + "?purge=true").status()).isEqualTo(200);
    assertThat(api.get(LAKE).status()).isEqualTo(404);
  }

  @Test
  void aSyncedTableKnowsTheInstanceOfItsCatalog() {
    api.post(BASE + "instances", "{'name': 'lake'}");
    String table = "{'name': 'shop.public.t', 'spec': {'source_table_full_name': 'a.b.c'}}";
    assertThat(api.post(BASE + "synced_tables", table).status()).isEqualTo(400);
    api.post(
        BASE + "catalogs",
        "{'name': 'shop', 'database_instance_name': 'lake', 'database_name': 'postgres'}");

    api.post(BASE + "synced_tables", table);

    LocalApi.Answer read = api.get(BASE + "synced_tables/shop.public.t");
    assertThat(read.at("/effective_database_instance_name")).isEqualTo("lake");
    assertThat(read.at("/effective_logical_database_name")).isEqualTo("postgres");
    assertThat(api.get(LAKE + "/synced_tables").json().path("synced_tables")).hasSize(1);
    assertThat(api.get("/explore/data/shop").at("/name")).isEqualTo("shop");
  }

  @Test
  void aCatalogNeedsItsInstance() {
    String body = "{'name': 'c', 'database_instance_name': 'none', 'database_name': 'postgres'}";

    assertThat(api.post(BASE + "catalogs", body).status()).isEqualTo(404);
  }
}
