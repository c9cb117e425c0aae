package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;

/// Scopes of the workspace's own secrets. The API lists them and reads none alone.
final class SecretScopes {

  private static final String API = "/api/2.0/secrets/scopes/";
  private static final String SCOPE = "scope";
  private static final String BACKEND = "scope_backend_type";

  static final ResourceKind KIND =
      ResourceKind.of("secret_scopes", "secret_scope", "workspace.SecretScope")
          .sentAs("name", SCOPE)
          .sentAs("backend_type", BACKEND)
          .sentAs("keyvault_metadata", "backend_azure_keyvault")
          .create("POST " + API + "create")
          .id((settings, answer) -> settings.path(SCOPE).asText())
          .read(SecretScopes::read)
          .delete("POST " + API + "delete", Bodies.textId(SCOPE))
          .find(
              Finds.byName(
                  SecretScopes::read,
                  (settings, answer) -> settings.path(SCOPE).asText(),
                  (name, scope) -> name))
          .field(REQUIRED, "name")
          .field(IDENTITY, SCOPE)
          .field(REPLACE, BACKEND, "backend_azure_keyvault")
          .field(REMOTE_DEFAULT, BACKEND)
          .facets(() ->
              new FacetsBuilder()
                  .level("CAN_VIEW", "READ")
                  .level("CAN_MANAGE", "MANAGE")
                  .owner("MANAGE")
                  .listsCreator())
          .permissions(SecretAcls.of("secret_scopes"))
          .guard("The secrets in the scope are lost.")
          .build();

  private SecretScopes() {}

  /// A scope that is not in the list is not there: it was deleted, and can be created again
  /// (format.md 9.1, 8).
  private static Answer read(RestClient rest, String id) {
    return switch (rest.send(Call.get(API + "list"))) {
      case Ok(int status, JsonNode body) -> {
        for (JsonNode scope : body.path("scopes")) {
          if (scope.path("name").asText().equals(id)) {
            yield new Ok(status, scope);
          }
        }
        yield new Refused(404, "RESOURCE_DOES_NOT_EXIST", "Scope " + id + " does not exist!");
      }
      case Answer answer -> answer;
    };
  }
}
