package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Scopes of secrets with who may use them, and secrets of Unity Catalog.
class SecretsApiTest {
  private static final String SCOPES = "/api/2.0/secrets/scopes/";
  private static final String ACLS = "/api/2.0/secrets/acls/";
  private static final String SECRETS = "/api/2.1/unity-catalog/secrets";
  private static final String SECRET = SECRETS + "/main.default.key";

  private final LocalApi api = LocalApi.start(EmulatorConfig.inMemory(LocalApi.USER));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void scopesAreListedAndNotReadAlone() {
    assertThat(api.get(SCOPES + "list").json().has("scopes")).isFalse();
    api.post(SCOPES + "create", "{'scope': 's'}");

    LocalApi.Answer list = api.get(SCOPES + "list");

    assertThat(list.at("/scopes/0/name")).isEqualTo("s");
    assertThat(list.at("/scopes/0/backend_type")).isEqualTo("DATABRICKS");
    assertThat(list.json().path("scopes").path(0).has("acls")).isFalse();
  }

  @Test
  void aScopeIsMadeOnceAndDeletedOnce() {
    api.post(SCOPES + "create", "{'scope': 's'}");

    assertThat(api.post(SCOPES + "create", "{'scope': 's'}").at("/error_code"))
        .isEqualTo("RESOURCE_ALREADY_EXISTS");
    assertThat(api.post(SCOPES + "delete", "{'scope': 's'}").status()).isEqualTo(200);
    assertThat(api.post(SCOPES + "delete", "{'scope': 's'}").status()).isEqualTo(404);
    assertThat(api.get(ACLS + "list?scope=s").status()).isEqualTo(404);
  }

  @Test
  void aVaultNeedsItsAddress() {
    String body = "{'scope': 's', 'scope_backend_type': 'AZURE_KEYVAULT'}";

    assertThat(api.post(SCOPES + "create", body).status()).isEqualTo(400);
  }

  @Test
  void whoeverMakesAScopeManagesIt() {
    api.post(SCOPES + "create", "{'scope': 's', 'initial_manage_principal': 'users'}");

    LocalApi.Answer acls = api.get(ACLS + "list?scope=s");

    assertThat(acls.at("/items/0/principal")).isEqualTo(LocalApi.USER);
    assertThat(acls.at("/items/0/permission")).isEqualTo("MANAGE");
    assertThat(acls.at("/items/1/principal")).isEqualTo("users");
  }

  @Test
  void accessIsGivenChangedAndTakenOneByOne() {
    api.post(SCOPES + "create", "{'scope': 's'}");

    api.post(ACLS + "put", "{'scope': 's', 'principal': 'g', 'permission': 'READ'}");
    api.post(ACLS + "put", "{'scope': 's', 'principal': 'g', 'permission': 'WRITE'}");
    assertThat(api.get(ACLS + "get?scope=s&principal=g").at("/permission")).isEqualTo("WRITE");
    assertThat(
            api.post(ACLS + "put", "{'scope': 's', 'principal': 'g', 'permission': 'VIEW'}")
                .status())
        .isEqualTo(400);
    api.post(ACLS + "delete", "{'scope': 's', 'principal': 'g'}");
    assertThat(api.get(ACLS + "get?scope=s&principal=g").status()).isEqualTo(404);
    assertThat(api.post(ACLS + "delete", "{'scope': 's', 'principal': 'g'}").status())
        .isEqualTo(404);
  }

  @Test
  void aValueComesBackOnlyWhenAskedFor() {
    LocalApi.Answer created = secret();

    assertThat(created.at("/full_name")).isEqualTo("main.default.key");
    assertThat(created.text()).doesNotContain("hunter2");
    assertThat(api.get(SECRET).text()).doesNotContain("hunter2");
    assertThat(api.get(SECRETS + "?catalog_name=main&schema_name=default").text())
        .doesNotContain("hunter2");
    assertThat(api.get(SECRET + "?include_value=true").at("/effective_value")).isEqualTo("hunter2");
  }

  @Test
  void aNewValueTakesThePlaceOfTheOld() {
    secret();

    api.patch(SECRET + "?update_mask=*", "{'value': 'hunter3', 'comment': ''}");

    assertThat(api.get(SECRET + "?include_value=true").at("/effective_value")).isEqualTo("hunter3");
    assertThat(api.delete(SECRET).status()).isEqualTo(200);
    assertThat(api.get(SECRET).status()).isEqualTo(404);
  }

  private LocalApi.Answer secret() {
    return api.post(
        SECRETS,
        "{'catalog_name': 'main', 'schema_name': 'default', 'name': 'key', 'value': 'hunter2'}");
  }
}
