package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Dashboards, Genie spaces, alerts and queries.
class ReportsTest {
  private static final String DASHBOARDS = "/api/2.0/lakeview/dashboards";
  private static final String SPACES = "/api/2.0/genie/spaces";
  private static final String ALERTS = "/api/2.0/alerts";
  private static final String QUERIES = "/api/2.0/sql/queries";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aDashboardLiesInTheTreeAndTellsItsFolderWithoutWorkspace() {
    LocalApi.Answer created = dashboard("d");

    assertThat(created.at("/path")).isEqualTo(LocalApi.HOME + "/d.lvdash.json");
    assertThat(created.at("/parent_path")).isEqualTo(LocalApi.HOME);
    assertThat(created.at("/lifecycle_state")).isEqualTo("ACTIVE");
    assertThat(created.at("/etag")).isNotEmpty();
    assertThat(
            api.get("/api/2.0/workspace/get-status?path=" + LocalApi.HOME + "/d.lvdash.json")
                .at("/object_type"))
        .isEqualTo("DASHBOARD");
    assertThat(dashboard("d").at("/error_code")).isEqualTo("RESOURCE_ALREADY_EXISTS");
  }

  @Test
  void aDashboardNeedsItsFolderAndAContentThatIsJson() {
    LocalApi.Answer nowhere =
        api.post(DASHBOARDS, "{'display_name': 'd', 'parent_path': '/Users/nobody'}");
    LocalApi.Answer broken =
        api.post(DASHBOARDS, "{'display_name': 'd', 'serialized_dashboard': 'oops'}");

    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(broken.at("/error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
  }

  @Test
  void anUpdateGivesADashboardANewEtagAndAnOldEtagIsRefused() {
    String id = dashboard("d").at("/dashboard_id");

    String first = api.patch(DASHBOARDS + "/" + id, "{'display_name': 'e'}").at("/etag");
    LocalApi.Answer late = api.patch(DASHBOARDS + "/" + id, "{'display_name': 'f', 'etag': '1'}");

    assertThat(first).isNotEqualTo("1");
    assertThat(late.status()).isEqualTo(409);
    assertThat(api.get(DASHBOARDS + "/" + id).at("/path")).endsWith("/e.lvdash.json");
  }

  @Test
  void theCatalogInTheAddressIsThatOfAllDatasets() {
    LocalApi.Answer created =
        api.raw(
            "POST",
            DASHBOARDS + "?dataset_catalog=main",
            "{\"display_name\": \"d\", \"serialized_dashboard\": \"{\\\"datasets\\\": [{}]}\"}",
            "token");

    assertThat(created.at("/serialized_dashboard"))
        .isEqualTo("{\"datasets\":[{\"catalog\":\"main\"}]}");
  }

  @Test
  void aDashboardIsPublishedAndUnpublished() {
    String published = DASHBOARDS + "/" + dashboard("d").at("/dashboard_id") + "/published";

    assertThat(api.get(published).status()).isEqualTo(404);
    api.post(published, "{'embed_credentials': false, 'warehouse_id': 'w'}");
    assertThat(api.get(published).json().path("embed_credentials").asBoolean(true)).isFalse();
    assertThat(api.get(published).at("/revision_create_time")).endsWith("Z");
    api.delete(published);
    assertThat(api.get(published).status()).isEqualTo(404);
  }

  @Test
  void aTrashedDashboardIsStillReadAndNoMoreListed() {
    String id = dashboard("d").at("/dashboard_id");

    api.delete(DASHBOARDS + "/" + id);

    assertThat(api.get(DASHBOARDS + "/" + id).at("/lifecycle_state")).isEqualTo("TRASHED");
    assertThat(api.get(DASHBOARDS).json().path("dashboards")).isEmpty();
    assertThat(api.get(DASHBOARDS + "?show_trashed=true").json().path("dashboards")).hasSize(1);
    assertThat(dashboard("d").status()).isEqualTo(200);
  }

  @Test
  void deletingTheFolderTrashesTheDashboard() {
    api.post("/api/2.0/workspace/mkdirs", "{'path': '" + LocalApi.HOME + "/a'}");
    String body = "{'display_name': 'd', 'parent_path': '" + LocalApi.HOME + "/a'}";
    String id = api.post(DASHBOARDS, body).at("/dashboard_id");

    api.post("/api/2.0/workspace/delete", "{'path': '" + LocalApi.HOME + "/a', 'recursive': true}");

    assertThat(api.get(DASHBOARDS + "/" + id).at("/lifecycle_state")).isEqualTo("TRASHED");
  }

  @Test
  void aSpaceTellsItsContentWhenAskedAndItsFolderNever() {
    String id = space("{'title': 'g', 'warehouse_id': 'w', 'serialized_space': 's'}");

    LocalApi.Answer plain = api.get(SPACES + "/" + id);
    LocalApi.Answer full = api.get(SPACES + "/" + id + "?include_serialized_space=true");

    assertThat(plain.json().has("serialized_space")).isFalse();
    assertThat(full.at("/serialized_space")).isEqualTo("s");
    assertThat(full.json().has("parent_path")).isFalse();
    assertThat(api.get(SPACES).at("/spaces/0/title")).isEqualTo("g");
  }

  @Test
  void aSpaceInAMissingFolderIsAnInvalidParameter() {
    LocalApi.Answer answer =
        api.post(
            SPACES, "{'warehouse_id': 'w', 'serialized_space': 's', 'parent_path': '/Users/no'}");

    assertThat(answer.at("/error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(answer.at("/message")).contains("Tree node with path");
  }

  @Test
  void aSpaceChangesItsEtagAndGoes() {
    String one = SPACES + "/" + space("{'warehouse_id': 'w', 'serialized_space': 's'}");

    String etag = api.patch(one, "{'title': 'h'}").at("/etag");

    assertThat(api.patch(one, "{'title': 'i', 'etag': '1'}").status()).isEqualTo(409);
    assertThat(api.patch(one, "{'title': 'i', 'etag': '" + etag + "'}").status()).isEqualTo(200);
    assertThat(api.delete(one).status()).isEqualTo(200);
    assertThat(api.get(one).status()).isEqualTo(404);
  }

  @Test
  void anAlertIsDeletedAndThenPurged() {
    String one = ALERTS + "/" + alert("a").at("/id");

    api.delete(one);
    assertThat(api.get(one).at("/lifecycle_state")).isEqualTo("DELETED");
    assertThat(api.get(ALERTS).json().path("alerts")).isEmpty();
    api.delete(one + "?purge=true");
    assertThat(api.get(one).status()).isEqualTo(404);
  }

  @Test
  void anAlertCannotBeMovedNorChangedWithoutMask() {
    LocalApi.Answer created = alert("a");
    String one = ALERTS + "/" + created.at("/id");
    String moved = alertBody("a").replace("}}", "}}, 'parent_path': '/Shared'");

    assertThat(created.at("/schedule/pause_status")).isEqualTo("UNPAUSED");
    assertThat(created.at("/effective_run_as/user_name")).isEqualTo(LocalApi.USER);
    assertThat(api.patch(one, alertBody("b")).status()).isEqualTo(400);
    assertThat(api.patch(one + "?update_mask=*", alertBody("b")).at("/display_name"))
        .isEqualTo("b");
    assertThat(api.patch(one + "?update_mask=*", moved).status()).isEqualTo(400);
  }

  @Test
  void allHaveAccessLists() {
    String dashboard = dashboard("d").at("/dashboard_id");
    String space = space("{'warehouse_id': 'w', 'serialized_space': 's'}");
    String alert = alert("a").at("/id");

    for (String object :
        new String[] {"dashboards/" + dashboard, "genie/" + space, "alertsv2/" + alert}) {
      LocalApi.Answer list = api.get("/api/2.0/permissions/" + object);
      assertThat(list.at("/object_id")).isEqualTo("/" + object);
      assertThat(list.at("/access_control_list/0/user_name")).isEqualTo(LocalApi.USER);
    }
  }

  @Test
  void queriesAreFoundByName() {
    String id = api.post(QUERIES, "{'query': {'display_name': 'q'}}").at("/id");

    assertThat(api.get(QUERIES).at("/results/0/display_name")).isEqualTo("q");
    assertThat(api.get(QUERIES + "/" + id).at("/lifecycle_state")).isEqualTo("ACTIVE");
    api.delete(QUERIES + "/" + id);
    assertThat(api.get(QUERIES + "/" + id).status()).isEqualTo(404);
  }

  private LocalApi.Answer dashboard(String name) {
    return api.post(DASHBOARDS, "{'display_name': '" + name + "', 'warehouse_id': 'w'}");
  }

  private String space(String body) {
    return api.post(SPACES, body).at("/space_id");
  }

  private LocalApi.Answer alert(String name) {
    return api.post(ALERTS, alertBody(name));
  }

  private static String alertBody(String name) {
    return "{'schedule': {'quartz_cron_schedule': 'x', 'timezone_id': 'UTC'}, 'display_name': '"
        + name
        + "', 'query_text': 'q', 'warehouse_id': 'w',"
        + " 'evaluation': {'comparison_operator': 'EQUAL', 'source': {'name': 'n'}}}";
  }
}
