package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// `/api/2.0/secrets/scopes` and `acls`: scopes of secrets and who may do what with them.
public final class SecretScopes {
  private static final String TABLE = "secret_scopes";
  private static final String ACLS = "acls";
  private static final String SCOPE = "scope";
  private static final String PRINCIPAL = "principal";
  private static final String PERMISSION = "permission";
  private static final Set<String> PERMISSIONS = Set.of("READ", "WRITE", "MANAGE");

  private SecretScopes() {}

  /// The rows of this API.
  public static List<Route<World>> rows() {
    String scopes = "/api/2.0/secrets/scopes/";
    String acls = "/api/2.0/secrets/acls/";
    return List.of(
        post(scopes + "create", SecretScopes::create),
        get(scopes + "list", SecretScopes::list),
        post(scopes + "delete", SecretScopes::delete),
        get(acls + "list", SecretScopes::acls),
        get(acls + "get", SecretScopes::acl),
        post(acls + "put", SecretScopes::putAcl),
        post(acls + "delete", SecretScopes::deleteAcl));
  }

  /// Whoever makes one may manage it, and all users when the request says so.
  private static Reply create(Request request, World world) {
    ObjectNode body = world.types().read("secret-scopes.create", request.json());
    String name = Docs.required(body, SCOPE);
    if (world.tx().has(TABLE, name)) {
      throw ApiException.exists("Scope " + name + " already exists!");
    }
    String first = Docs.text(body, "initial_manage_principal").orElse("users");
    if (!first.equals("users")) {
      throw ApiException.invalid(
          "initial_manage_principal can only be 'users', which means all users.");
    }
    ObjectNode scope = Docs.object().put("name", name);
    String backend = Docs.text(body, "scope_backend_type").orElse("DATABRICKS");
    scope.put("backend_type", backend);
    if (backend.equals("AZURE_KEYVAULT")) {
      ObjectNode vault = Docs.child(body, "backend_azure_keyvault");
      Docs.required(vault, "resource_id");
      Docs.required(vault, "dns_name");
      scope.set("keyvault_metadata", vault);
    }
    ObjectNode held = scope.putObject(ACLS).put(world.caller().userName(), "MANAGE");
    if (body.has("initial_manage_principal")) {
      held.put("users", "MANAGE");
    }
    world.tx().put(TABLE, name, scope);
    return Reply.empty();
  }

  private static Reply list(Request request, World world) {
    Collection<ObjectNode> found = world.tx().all(TABLE);
    ObjectNode answer = Docs.object();
    if (!found.isEmpty()) {
      ArrayNode list = answer.putArray("scopes");
      found.forEach(
          scope -> list.add(Docs.only(scope, "name", "backend_type", "keyvault_metadata")));
    }
    return Reply.ok(answer);
  }

  private static Reply delete(Request request, World world) {
    String name = Docs.required(request.json(), SCOPE);
    require(world, name);
    world.tx().remove(TABLE, name);
    return Reply.empty();
  }

  private static Reply acls(Request request, World world) {
    ObjectNode held = held(require(world, request.required(SCOPE)));
    ObjectNode answer = Docs.object();
    ArrayNode items = answer.putArray("items");
    held.properties().forEach(acl -> items.add(item(acl.getKey(), acl.getValue().asText())));
    return Reply.ok(answer);
  }

  private static Reply acl(Request request, World world) {
    String principal = request.required(PRINCIPAL);
    ObjectNode held = held(require(world, request.required(SCOPE)));
    return Reply.ok(item(principal, permission(held, principal)));
  }

  private static Reply putAcl(Request request, World world) {
    ObjectNode body = request.json();
    String name = Docs.required(body, SCOPE);
    ObjectNode scope = require(world, name);
    String principal = Docs.required(body, PRINCIPAL);
    String permission = Docs.required(body, PERMISSION);
    if (!PERMISSIONS.contains(permission)) {
      throw ApiException.invalid(
          "Permission " + permission + " is not one of READ, WRITE, MANAGE.");
    }
    held(scope).put(principal, permission);
    world.tx().put(TABLE, name, scope);
    return Reply.empty();
  }

  private static Reply deleteAcl(Request request, World world) {
    String name = Docs.required(request.json(), SCOPE);
    ObjectNode scope = require(world, name);
    String principal = Docs.required(request.json(), PRINCIPAL);
    permission(held(scope), principal);
    held(scope).remove(principal);
    world.tx().put(TABLE, name, scope);
    return Reply.empty();
  }

  private static ObjectNode held(ObjectNode scope) {
    return Docs.child(scope, ACLS);
  }

  private static String permission(ObjectNode held, String principal) {
    return Docs.text(held, principal)
        .orElseThrow(() ->
            ApiException.notFound("Failed to get secret acl for principal " + principal + "!"));
  }

  private static ObjectNode item(String principal, String permission) {
    return Docs.object().put(PRINCIPAL, principal).put(PERMISSION, permission);
  }

  private static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(TABLE, name)
        .orElseThrow(() -> ApiException.notFound("Scope " + name + " does not exist!"));
  }
}
