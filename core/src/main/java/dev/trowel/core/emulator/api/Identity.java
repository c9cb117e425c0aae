package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who is who: SCIM, and what a host says about itself before anyone logs in.
public final class Identity {
  /// Sorted: the order of `Map.of` differs from run to run.
  private static final SortedMap<String, String> GROUPS =
      new TreeMap<>(Map.of("admins", "1000000000000001", "users", "1000000000000002"));

  private static final Pattern FILTER =
      Pattern.compile("(userName|displayName|applicationId) eq [\"']?([^\"']+)[\"']?");

  private Identity() {}

  /// `GET /api/2.0/preview/scim/v2/Me`.
  public static Reply me(Request request, World world) {
    return Reply.ok(user(world.caller()));
  }

  /// `GET Users`: those who ever asked are not remembered, so only the caller is there.
  public static Reply users(Request request, World world) {
    boolean listed =
        !world.caller().isServicePrincipal() && matches(request, world.caller().userName());
    return found(listed ? List.of(user(world.caller())) : List.of());
  }

  /// `GET ServicePrincipals`.
  public static Reply servicePrincipals(Request request, World world) {
    boolean listed =
        world.caller().isServicePrincipal() && matches(request, world.caller().userName());
    return found(listed ? List.of(user(world.caller())) : List.of());
  }

  /// `GET Groups`.
  public static Reply groups(Request request, World world) {
    return found(
        GROUPS.entrySet().stream()
            .filter(group -> matches(request, group.getKey()))
            .map(group ->
                Docs.object().put("id", group.getValue()).put("displayName", group.getKey()))
            .toList());
  }

  /// `GET /.well-known/databricks-config`.
  public static Reply hostConfig(Request request, World world) {
    ObjectNode answer = Docs.object().put("oidc_endpoint", world.settings().uri() + "/oidc");
    answer.put("workspace_id", world.settings().workspaceId()).put("host_type", "workspace");
    return Reply.ok(answer.put("cloud", "AWS"));
  }

  /// `GET /oidc/.well-known/oauth-authorization-server`: there is no OAuth here.
  public static Reply noOauth(Request request, World world) {
    return Reply.error(
        new ApiException(404, "NOT_FOUND", "OAuth is not available on this workspace."));
  }

  private static ObjectNode user(Caller caller) {
    ObjectNode user = Docs.object().put("id", caller.id()).put("userName", caller.userName());
    user.put("displayName", caller.userName()).put("active", true);
    if (caller.isServicePrincipal()) {
      user.put("applicationId", caller.userName());
    } else {
      user.putObject("name").put("givenName", caller.userName().replaceFirst("@.*", ""));
      ArrayNode emails = user.putArray("emails");
      emails.addObject().put("type", "work").put("value", caller.userName()).put("primary", true);
    }
    ArrayNode groups = user.putArray("groups");
    GROUPS.forEach((name, id) ->
        groups.addObject().put("display", name).put("type", "direct").put("value", id));
    user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
    return user;
  }

  private static boolean matches(Request request, String name) {
    Matcher filter = FILTER.matcher(request.query("filter").orElse(""));
    return !filter.matches() || filter.group(2).equalsIgnoreCase(name);
  }

  private static Reply found(List<ObjectNode> resources) {
    ObjectNode answer = Docs.object().put("totalResults", resources.size());
    answer.put("startIndex", 1).put("itemsPerPage", resources.size());
    answer.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    answer.putArray("Resources").addAll(resources);
    return Reply.ok(answer);
  }
}
