package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AclTest {
  private static final String ME =
      "{'user_name': '" + LocalApi.USER + "', 'permission_level': 'IS_OWNER'}";
  private static final String USERS = "{'group_name': 'users', 'permission_level': 'CAN_VIEW'}";

  private final LocalApi api = LocalApi.start();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void whoeverCreatesAJobOwnsIt() {
    LocalApi.Answer acl = api.get("/api/2.0/permissions/jobs/" + api.job("x"));

    assertThat(levels(acl))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(LocalApi.USER, "IS_OWNER", "admins", "CAN_MANAGE inherited"));
    assertThat(acl.at("/object_type")).isEqualTo("job");
  }

  @Test
  void settingReplacesTheWholeList() {
    String target = "/api/2.0/permissions/jobs/" + api.job("x");
    api.put(target, list(ME + "," + USERS));

    LocalApi.Answer acl = api.put(target, list(ME));

    assertThat(levels(acl)).doesNotContainKey("users");
    assertThat(levels(api.get(target))).isEqualTo(levels(acl));
  }

  @Test
  void aJobHasExactlyOneOwner() {
    String target = "/api/2.0/permissions/jobs/" + api.job("x");
    String other = "{'user_name': 'other@example.com', 'permission_level': 'IS_OWNER'}";

    for (String entries : new String[] {USERS, ME + "," + other}) {
      LocalApi.Answer answer = api.put(target, list(entries));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("/message")).isEqualTo("The job must have exactly one owner.");
    }
    assertThat(levels(api.get(target))).containsEntry(LocalApi.USER, "IS_OWNER");
  }

  @Test
  void aPipelineHasExactlyOneOwner() {
    String id = api.post("/api/2.0/pipelines", "{'name': 'p'}").at("/pipeline_id");

    LocalApi.Answer answer = api.put("/api/2.0/permissions/pipelines/" + id, list(USERS));

    assertThat(answer.at("/message")).isEqualTo("The pipeline must have exactly one owner.");
  }

  @Test
  void updatingKeepsTheOthersAndMovesOwnership() {
    String target = "/api/2.0/permissions/jobs/" + api.job("x");

    api.patch(target, list(USERS));
    LocalApi.Answer acl =
        api.patch(target, list("{'user_name': 'o@x.com', 'permission_level': 'IS_OWNER'}"));

    assertThat(levels(acl))
        .containsEntry("users", "CAN_VIEW")
        .containsEntry("o@x.com", "IS_OWNER")
        .doesNotContainKey(LocalApi.USER);
  }

  @Test
  void aLevelOfAnotherKindIsRefused() {
    String target = "/api/2.0/permissions/jobs/" + api.job("x");

    LocalApi.Answer answer =
        api.put(target, list("{'group_name': 'users', 'permission_level': 'CAN_READ'}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(answer.at("/message"))
        .isEqualTo("Permission type CAN_READ is not defined for job objects.");
  }

  @Test
  void folderRightsAreInheritedFromAbove() {
    api.post("/api/2.0/workspace/mkdirs", "{'path': '" + LocalApi.HOME + "/a/b'}");
    String a =
        api.get("/api/2.0/workspace/get-status?path=" + LocalApi.HOME + "/a").at("/object_id");
    String b =
        api.get("/api/2.0/workspace/get-status?path=" + LocalApi.HOME + "/a/b").at("/object_id");
    api.put(
        "/api/2.0/permissions/directories/" + a,
        list("{'group_name': 'team', 'permission_level': 'CAN_RUN'}"));

    LocalApi.Answer acl = api.get("/api/2.0/permissions/directories/" + b);

    assertThat(levels(acl))
        .containsEntry("team", "CAN_RUN inherited")
        .containsEntry(LocalApi.USER, "CAN_MANAGE inherited")
        .containsEntry("admins", "CAN_MANAGE inherited");
    assertThat(acl.text()).contains("\"/directories/" + a + "\"");
  }

  @Test
  void kindsOfObjectsHaveIdsOfTheirOwn() {
    api.post("/api/2.0/serving-endpoints", "{'name': 'e'}");
    api.post("/api/2.0/mlflow/registered-models/create", "{'name': 'm'}");
    String endpoint = api.get("/api/2.0/serving-endpoints/e").at("/id");
    String model =
        api.get("/api/2.0/mlflow/databricks/registered-models/get?name=m")
            .at("/registered_model_databricks/id");

    assertThat(api.get("/api/2.0/permissions/serving-endpoints/" + endpoint).status())
        .isEqualTo(200);
    assertThat(api.get("/api/2.0/permissions/serving-endpoints/e").status()).isEqualTo(404);
    assertThat(api.get("/api/2.0/permissions/registered-models/" + model).status()).isEqualTo(200);
    assertThat(api.get("/api/2.0/permissions/registered-models/m").status()).isEqualTo(404);
  }

  @Test
  void warehousesHaveASlashInTheirType() {
    String id = api.post("/api/2.0/sql/warehouses", "{'name': 'w'}").at("/id");

    LocalApi.Answer acl = api.get("/api/2.0/permissions/sql/warehouses/" + id);

    assertThat(acl.at("/object_id")).isEqualTo("/sql/warehouses/" + id);
    assertThat(levels(acl)).containsEntry(LocalApi.USER, "IS_OWNER");
  }

  private static String list(String entries) {
    return "{'access_control_list': [" + entries + "]}";
  }

  private static Map<String, String> levels(LocalApi.Answer acl) {
    Map<String, String> levels = new TreeMap<>();
    for (JsonNode entry : acl.json().path("access_control_list")) {
      String name = entry.path("user_name").asText(entry.path("group_name").asText());
      JsonNode permission = entry.at("/all_permissions/0");
      String how = permission.path("inherited").asBoolean() ? " inherited" : "";
      levels.put(name, permission.path("permission_level").asText() + how);
    }
    return levels;
  }
}
