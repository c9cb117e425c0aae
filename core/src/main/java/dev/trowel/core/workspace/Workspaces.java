package dev.trowel.core.workspace;

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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Opens workspaces: **start reading here**.
public final class Workspaces {

  private static final String ME = "/api/2.0/preview/scim/v2/Me";

  private final Surroundings around;
  private final Endpoints endpoints;
  private final AtomicReference<@Nullable Transport> prepared = new AtomicReference<>();

  /// Workspaces as `around` finds them.
  public Workspaces(Surroundings around) {
    this(around, Endpoints.USUAL);
  }

  /// The same, with token services elsewhere.
  public Workspaces(Surroundings around, Endpoints endpoints) {
    this.around = around;
    this.endpoints = endpoints;
  }

  /// Makes what logging in takes whatever its settings; one of those who log in gets it.
  public void prepare() {
    prepared.set(new Transport(around.environment(), around.patience()));
    Login.prepare();
  }

  private Transport transport() {
    Transport made = prepared.getAndSet(null);
    return made == null ? new Transport(around.environment(), around.patience()) : made;
  }

  /// Logs in, and asks the workspace who that is: one request, or two to four where a token has to
  /// be got first.
  ///
  /// @throws StopException when login is not possible or refused, the host is not reached or no
  ///   workspace
  public Workspace open(LoginSettings settings) {
    Transport transport = transport();
    Credentials credentials = login(transport, settings);
    return asked(new Courier(transport, credentials, around), credentials);
  }

  /// The same, which begins with who that was last, where this user's cache knows that, and asks
  /// beside the first requests.
  public Opened openEarly(LoginSettings settings) {
    Transport transport = transport();
    Credentials credentials = login(transport, settings);
    Courier courier = new Courier(transport, credentials, around);
    return KnownIdentities.of(around)
        .find(credentials.fingerprint())
        .map(known -> early(courier, credentials, known))
        .orElseGet(() -> Opened.certain(asked(courier, credentials)));
  }

  /// The local workspace at `host`, which takes any token and says itself who one is.
  ///
  /// @throws StopException when it does not answer
  public Workspace local(URI host) {
    Transport transport = transport();
    Credentials credentials = Credentials.token(host, "local");
    return asked(new Courier(transport, credentials, around), credentials);
  }

  private Credentials login(Transport transport, LoginSettings settings) {
    return new Login(around, transport, endpoints).login(settings);
  }

  private Opened early(Courier courier, Credentials credentials, WhoAmI known) {
    Confirmation confirmed =
        new Confirmation(() -> {
          Workspace now = asked(courier, credentials);
          if (!isOf(now, known, credentials)) {
            throw new OtherIdentity(now);
          }
        });
    return new Opened(workspace(courier.after(confirmed), credentials, known), confirmed);
  }

  private static boolean isOf(Workspace workspace, WhoAmI known, Credentials credentials) {
    return workspace.user().equals(known.user())
        && workspace.workspaceId().equals(id(credentials, known));
  }

  private Workspace asked(Courier courier, Credentials credentials) {
    KnownIdentities identities = KnownIdentities.of(around);
    try {
      WhoAmI who = WhoAmI.of(me(courier, credentials));
      identities.keep(credentials.fingerprint(), who);
      return workspace(courier, credentials, who);
    } catch (StopException stop) {
      identities.forget(credentials.fingerprint());
      throw stop;
    }
  }

  private static Workspace workspace(Courier courier, Credentials credentials, WhoAmI who) {
    WorkspaceFiles files = new RoutedFiles(new ApiFiles(courier), new ApiVolumes(courier));
    return new Workspace(
        credentials.host(), id(credentials, who), who.user(), new ApiRestClient(courier), files);
  }

  private static String id(Credentials credentials, WhoAmI who) {
    return credentials.workspaceId().isEmpty() ? who.workspaceId() : credentials.workspaceId();
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
}
