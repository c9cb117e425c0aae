package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scopes with who may use them, and secrets of Unity Catalog, from a bundle to a workspace.
final class SecretsInABundleTest {

  private static final String SCOPE =
      """
      secret_scopes:
        keys: {name: keys, permissions: [{level: READ, group_name: users}]}
      """;
  private static final String JOB =
      """
      jobs:
        j: {name: j, parameters: [{name: scope, default: "${resources.secret_scopes.keys.name}"}]}
      """;
  private static final String SECRET =
      """
      secrets:
        key: {catalog_name: main, schema_name: default, name: key, value: "${var.key}"}
      """;
  private static final String CREATE = "POST /api/2.0/secrets/scopes/create {\"scope\":\"keys\"}";
  private static final String PUT = "POST /api/2.0/secrets/acls/put ";

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
  void aScopeIsMadeAndOnlyMissingAccessIsGiven() throws IOException {
    assertThat(town.deploy(SCOPE))
        .containsExactly(
            CREATE, PUT + "{\"permission\":\"READ\",\"principal\":\"users\",\"scope\":\"keys\"}");
    assertThat(town.changes(SCOPE)).isEmpty();
  }

  @Test
  void aScopeDeletedOutsideIsCreatedAgainWithItsAccess() throws IOException {
    town.deploy(SCOPE);
    town.outside("POST", "/api/2.0/secrets/scopes/delete", "{scope: keys}");

    assertThat(town.changes(SCOPE))
        .containsExactly("create secret_scopes.keys", "create secret_scopes.keys.permissions");
    assertThat(town.deploy(SCOPE)).hasSize(2).first().isEqualTo(CREATE);
    assertThat(town.get("/api/2.0/secrets/acls/list?scope=keys").path("items")).hasSize(2);
    assertThat(town.changes(SCOPE)).isEmpty();
  }

  @Test
  void accessGivenByHandIsTakenAway() throws IOException {
    town.deploy(SCOPE);
    town.outside(
        "POST", "/api/2.0/secrets/acls/put", "{scope: keys, principal: x, permission: MANAGE}");

    assertThat(town.changes(SCOPE)).containsExactly("update secret_scopes.keys.permissions");
    assertThat(town.deploy(SCOPE))
        .containsExactly(
            "POST /api/2.0/secrets/acls/delete {\"scope\":\"keys\",\"principal\":\"x\"}");
  }

  @Test
  void permissionsTakenOutOfTheBundleLeaveOnlyTheMaker() throws IOException {
    town.deploy(SCOPE);

    town.deploy("secret_scopes: {keys: {name: keys}}");

    assertThat(town.get("/api/2.0/secrets/acls/list?scope=keys").path("items"))
        .singleElement()
        .satisfies(acl -> assertThat(acl.path("principal").asText()).isEqualTo(Town.USER));
  }

  @Test
  void othersReferToAScopeByTheNameTheBundleGivesTheField() throws IOException {
    town.deploy(SCOPE + JOB);

    assertThat(town.recorded()).contains("\"name\":\"scope\",\"default\":\"keys\"");
    assertThat(town.changes(SCOPE + JOB)).isEmpty();
    String renamed = (SCOPE + JOB).replace("name: keys", "name: locks");
    assertThat(town.planFile(renamed)).contains("\"default\":\"locks\"");
    town.deploy(renamed);
    assertThat(town.recorded()).contains("\"name\":\"scope\",\"default\":\"locks\"");
    assertThat(town.changes(renamed)).isEmpty();
  }

  @Test
  void theValueOfASecretGoesToTheWorkspaceAndNowhereElse() throws IOException {
    List<String> sent = town.with(Map.of("key", "hunter2")).deploy(SECRET);

    assertThat(sent).singleElement().asString().contains("hunter2");
    assertThat(town.recorded()).contains("\"value\":\"\"").doesNotContain("hunter2");
    assertThat(town.changes(SECRET)).isEmpty();
    assertThat(town.with(Map.of("key", "hunter3")).planFile(SECRET))
        .contains("[redacted]")
        .doesNotContain("hunter");
  }

  @Test
  void aValueChangedByHandIsPutBack() throws IOException {
    town.with(Map.of("key", "hunter2")).deploy(SECRET);
    town.outside(
        "PATCH", "/api/2.1/unity-catalog/secrets/main.default.key", "{value: somebody else's}");

    assertThat(town.changes(SECRET)).containsExactly("update secrets.key");
    town.deploy(SECRET);
    assertThat(town.changes(SECRET)).isEmpty();
  }
}
