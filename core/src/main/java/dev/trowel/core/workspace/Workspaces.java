package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.core.workspace.login.Credentials;
import dev.trowel.core.workspace.login.Endpoints;
import dev.trowel.core.workspace.login.Login;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Opens workspaces: **start reading here**.
public final class Workspaces {

  private static final String ME = "/api/2.0/preview/scim/v2/Me";

  private final Surroundings around;
  private final Endpoints endpoints;

  /// Workspaces as `around` finds them.
  public Workspaces(Surroundings around) {
    this(around, Endpoints.USUAL);
  }

  /// The same, with token services elsewhere.
  public Workspaces(Surroundings around, Endpoints endpoints) {
    this.around = around;
    this.endpoints = endpoints;
  }

  /// Logs in, and asks the workspace who that is: one request, or two to four where a token has to
  /// be got first.
  ///
  /// @throws StopException when login is not possible or refused, the host is not reached or no
  ///   workspace
  public Workspace open(LoginSettings settings) {
    Transport transport = new Transport(around.environment(), around.patience());
    return open(transport, new Login(around, transport, endpoints).login(settings));
  }

  /// The local workspace at `host`, which takes any token and says itself who one is.
  ///
  /// @throws StopException when it does not answer
  public Workspace local(URI host) {
    Transport transport = new Transport(around.environment(), around.patience());
    return open(transport, Credentials.token(host, "local"));
  }

  private Workspace open(Transport transport, Credentials credentials) {
    Courier courier = new Courier(transport, credentials, around);
    Reply reply = me(courier, credentials);
    String id =
        credentials.workspaceId().isEmpty()
            ? reply.header("X-Databricks-Org-Id").orElse("")
            : credentials.workspaceId();
    WorkspaceFiles files = new RoutedFiles(new ApiFiles(courier), new ApiVolumes(courier));
    return new Workspace(credentials.host(), id, user(reply), new ApiRestClient(courier), files);
  }

  private static Reply me(Courier courier, Credentials credentials) {
    return switch (courier.deliver(Outgoing.json("GET", ME, null))) {
      case Delivery.Arrived(Reply reply) when reply.isSuccess() -> reply;
      case Delivery.Arrived(Reply reply) when reply.status() == 403 ->
          throw new Faults(credentials).refused(reply);
      case Delivery.Arrived(Reply reply) -> throw unanswered(credentials, ApiError.of(reply));
      case Delivery.Lost(String reason) -> throw unanswered(credentials, reason);
    };
  }

  private static StopException unanswered(Credentials credentials, ApiError error) {
    return unanswered(credentials, error.message() + " (" + error.tag() + ")");
  }

  private static StopException unanswered(Credentials credentials, String reason) {
    return new StopException(
        Diagnostic.error(
                "workspace-unanswered",
                credentials.host() + " does not say who is logged in: " + reason)
            .detail(
                "The first request to a workspace is "
                    + ME
                    + ". Check that the host is a workspace, and try again."));
  }

  private static User user(Reply reply) {
    JsonNode me = Json.readOrMissing(reply.body());
    return new User(
        me.path("id").asText(""),
        me.path("userName").asText(""),
        me.path("displayName").asText(""),
        groups(me.path("groups")));
  }

  private static List<String> groups(JsonNode groups) {
    return StreamSupport.stream(groups.spliterator(), false)
        .map(group -> Optional.ofNullable(group.get("display")).map(JsonNode::asText).orElse(""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
