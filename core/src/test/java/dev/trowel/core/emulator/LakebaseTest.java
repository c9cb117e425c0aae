package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lakebase Postgres: what lies in what, operations, update masks.
class LakebaseTest {
  private static final String API = "/api/2.0/postgres/";
  private static final String PRODUCTION = "projects/shop/branches/production";

  private final LocalApi api =
      LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER).readsUntilReady(2));

  @BeforeEach
  void project() {
    assertThat(
            api.post(API + "projects?project_id=shop", "{'spec': {'display_name': 'Shop'}}")
                .status())
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void changesAreOperationsThatAreDoneAfterAWhile() {
    LocalApi.Answer begun =
        api.post(API + "projects/shop/branches?branch_id=dev", "{'spec': {'no_expiry': true}}");

    assertThat(begun.at("/done")).isEqualTo("false");
    assertThat(begun.at("/name")).startsWith("projects/shop/branches/dev/operations/");
    String operation = API + begun.at("/name");
    assertThat(api.get(operation).at("/done")).isEqualTo("false");
    assertThat(api.get(operation).at("/done")).isEqualTo("false");
    assertThat(api.get(operation).at("/done")).isEqualTo("true");
    assertThat(api.get(operation).at("/response/name")).isEqualTo("projects/shop/branches/dev");
    assertThat(api.get(API + "projects/shop/operations/none").status()).isEqualTo(404);
  }

  @Test
  void whatWasAskedForShowsInStatusOnly() {
    LocalApi.Answer project = api.get(API + "projects/shop");

    assertThat(project.json().has("spec")).isFalse();
    assertThat(project.at("/status/display_name")).isEqualTo("Shop");
    assertThat(project.at("/status/pg_version")).isEqualTo("17");
    assertThat(project.at("/status/owner")).isEqualTo(LocalApi.USER);
  }

  @Test
  void aProjectIsBornWithABranchAndWhatThatNeeds() {
    assertThat(names("projects/shop/branches", "branches")).containsExactly(PRODUCTION);
    assertThat(names(PRODUCTION + "/endpoints", "endpoints"))
        .containsExactly(PRODUCTION + "/endpoints/primary");
    assertThat(names(PRODUCTION + "/databases", "databases"))
        .containsExactly(PRODUCTION + "/databases/databricks-postgres");
    assertThat(names(PRODUCTION + "/roles", "roles")).hasSize(1);
  }

  @Test
  void aBranchBeginsAsACopyOfItsSource() {
    role("app-owner");

    api.post(API + "projects/shop/branches?branch_id=dev", "{'spec': {'ttl': '600s'}}");

    String dev = "projects/shop/branches/dev";
    assertThat(names(dev + "/roles", "roles")).contains(dev + "/roles/app-owner");
    assertThat(api.get(API + dev + "/databases/databricks-postgres").at("/status/role"))
        .startsWith(dev + "/roles/");
    assertThat(api.get(API + dev).at("/status/source_branch")).isEqualTo(PRODUCTION);
  }

  @Test
  void onlyFieldsOfTheMaskAreTaken() {
    String one = API + "projects/shop";
    String body = "{'spec': {'display_name': 'Store', 'pg_version': 16}}";

    assertThat(api.patch(one + "?update_mask=spec.display_name", body).status()).isEqualTo(200);

    assertThat(api.get(one).at("/status/display_name")).isEqualTo("Store");
    assertThat(api.get(one).at("/status/pg_version")).isEqualTo("17");
    assertThat(api.patch(one, body).status()).isEqualTo(400);
    assertThat(api.patch(one + "?update_mask=display_name", body).status()).isEqualTo(400);
    assertThat(api.patch(one + "?update_mask=spec.pg_version", body).at("/message"))
        .contains("cannot be updated");
  }

  @Test
  void aNameIsTakenUnlessItIsTakenOver() {
    String roles = API + PRODUCTION + "/roles?role_id=app-owner";
    role("app-owner");

    assertThat(api.post(roles, "{}").at("/error_code")).isEqualTo("ALREADY_EXISTS");
    assertThat(
            api.post(roles + "&replace_existing=true", "{'spec': {'auth_method': 'NO_LOGIN'}}")
                .status())
        .isEqualTo(200);
    assertThat(api.get(API + PRODUCTION + "/roles/app-owner").at("/status/auth_method"))
        .isEqualTo("NO_LOGIN");
  }

  @Test
  void wrongNamesAndPlacesAreRefused() {
    assertThat(api.post(API + "projects?project_id=My_Shop", "{}").status()).isEqualTo(400);
    assertThat(api.post(API + "projects/none/branches?branch_id=dev", "{}").at("/error_code"))
        .isEqualTo("NOT_FOUND");
    assertThat(api.post(API + "projects/shop/branches?branch_id=dev", "{}").status())
        .isEqualTo(400);
    assertThat(api.get(API + "projects/none").status()).isEqualTo(404);
    assertThat(api.get(API + "nothing").status()).isEqualTo(404);
  }

  @Test
  void aBranchHasOneEndpointThatWrites() {
    String writer = "{'spec': {'endpoint_type': 'ENDPOINT_TYPE_READ_WRITE'}}";

    assertThat(api.post(API + PRODUCTION + "/endpoints?endpoint_id=second", writer).at("/message"))
        .contains("already has a read-write endpoint");
  }

  @Test
  void anEndpointCannotBeDeletedWhileItReconciles() {
    String readers = API + PRODUCTION + "/endpoints?endpoint_id=readers";
    api.post(readers, "{'spec': {'endpoint_type': 'ENDPOINT_TYPE_READ_ONLY'}}");
    String one = API + PRODUCTION + "/endpoints/readers";

    assertThat(api.get(one).at("/status/pending_state")).isEqualTo("ACTIVE");
    assertThat(api.delete(one).status()).isEqualTo(409);
    assertThat(api.delete(one).status()).isEqualTo(200);
    assertThat(api.get(one).status()).isEqualTo(404);
  }

  @Test
  void whatIsDeletedIsKeptUnlessItIsPurged() {
    api.post(API + "projects?project_id=other", "{}");

    api.delete(API + "projects/shop");
    api.delete(API + "projects/other?purge=true");

    assertThat(names("projects", "projects")).isEmpty();
    assertThat(names("projects?show_deleted=true", "projects")).containsExactly("projects/shop");
    assertThat(api.get(API + PRODUCTION).status()).isEqualTo(404);
  }

  @Test
  void whatOthersNeedStays() {
    role("app-owner");
    String role = PRODUCTION + "/roles/app-owner";
    String database = "{'spec': {'postgres_database': 'orders', 'role': '" + role + "'}}";
    api.post(API + PRODUCTION + "/databases?database_id=orders", database);
    api.patch(
        API + "projects/shop/branches/production?update_mask=spec.is_protected",
        "{'spec': {'is_protected': true}}");

    assertThat(api.delete(API + role).at("/message")).contains("owns a database");
    assertThat(api.delete(API + PRODUCTION).at("/message")).contains("is protected");
  }

  @Test
  void catalogsAndSyncedTablesAreSeenInUnityCatalog() {
    String spec = "{'spec': {'branch': '" + PRODUCTION + "', 'postgres_database': 'orders'";
    String missing = "database_if_missing': true}}";

    assertThat(api.post(API + "catalogs?catalog_id=shop", spec + "}}").at("/message"))
        .contains("does not exist");
    assertThat(api.post(API + "catalogs?catalog_id=shop", spec + ", 'create_" + missing).status())
        .isEqualTo(200);
    assertThat(api.get("/api/2.1/unity-catalog/catalogs/shop").status()).isEqualTo(200);
    String table = "', 'primary_key_columns': ['id'], 'scheduling_policy': 'SNAPSHOT'}}";
    api.post(
        API + "synced_tables?synced_table_id=shop.default.t",
        "{'spec': {'source_table_full_name': 'main.default.t" + table);
    assertThat(api.get("/api/2.1/unity-catalog/tables/shop.default.t").status()).isEqualTo(200);
    api.delete(API + "catalogs/shop");
    assertThat(api.get("/api/2.1/unity-catalog/catalogs/shop").status()).isEqualTo(404);
  }

  @Test
  void accessIsKeptUnderTheIdOfTheProject() {
    String list = "/api/2.0/permissions/database-projects/shop";
    String users = "{'group_name': 'users', 'permission_level': 'CAN_USE'}";

    assertThat(api.put(list, "{'access_control_list': [" + users + "]}").status()).isEqualTo(200);
    assertThat(api.get(list).at("/object_id")).isEqualTo("/database-projects/shop");
    api.delete(API + "projects/shop");
    assertThat(api.get(list).status()).isEqualTo(404);
  }

  private void role(String id) {
    api.post(API + PRODUCTION + "/roles?role_id=" + id, "{'spec': {'postgres_role': 'x'}}");
  }

  private List<String> names(String collection, String list) {
    return api.get(API + collection).json().path(list).findValuesAsText("name");
  }
}
