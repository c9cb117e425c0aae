package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Failures;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.login.Credentials;
import dev.trowel.core.workspace.login.LoginFailure;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/// What makes all requests to a workspace pointless, for the user.
final class Faults {

  /// Files that are no pages for people, whatever their content is.
  private static final Pattern RECORDS = Pattern.compile("\\.(json|lock|zip)(&|$)");

  private final Credentials credentials;

  Faults(Credentials credentials) {
    this.credentials = credentials;
  }

  /// @throws StopException when `reply` shows a refused login, or that no workspace answers here
  void check(Outgoing outgoing, Reply reply) {
    if (reply.status() == 401) {
      throw refused(reply);
    }
    boolean fault = reply.status() == 403 || reply.status() == 429 || reply.status() >= 500;
    boolean page = !fault && (outgoing.raw() ? isPage(outgoing, reply) : reply.isHtml());
    if (reply.isRedirect() || page) {
      throw noWorkspace(outgoing, reply);
    }
  }

  /// Whether a page stands for the records that were asked for, as a login wall answers.
  private static boolean isPage(Outgoing outgoing, Reply reply) {
    String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return reply.isSuccess()
        && type.startsWith("text/html")
        && RECORDS.matcher(outgoing.path()).find();
  }

  /// The host cannot be reached, or TLS not be agreed on.
  StopException unreachable(IOException cause) {
    String trust =
        Failures.isUntrusted(cause)
            ? "\n"
                + "If a proxy of your company signs the connection, make its certificate known to"
                + " Java (-Djavax.net.ssl.trustStore)."
            : "";
    return stop(
        "workspace-unreachable",
        "cannot reach " + credentials.host() + ": " + Failures.describe(cause),
        "Check the host, your network and VPN, and HTTPS_PROXY and NO_PROXY. Nothing was sent."
            + trust);
  }

  /// No token is to be had any more.
  StopException loginFailed(LoginFailure failure) {
    return stop(
        "login-failed",
        "cannot log in to " + credentials.host() + ": " + failure.reason(),
        "The login was by " + credentials.authType() + ". " + wayOut());
  }

  /// The login of `credentials` is not accepted.
  StopException refused(Reply reply) {
    ApiError error = ApiError.of(reply);
    return stop(
        "login-refused",
        credentials.host() + " refused the login: " + error.message() + " (" + error.tag() + ")",
        "The login was by " + credentials.authType() + ". " + wayOut());
  }

  static StopException interrupted() {
    return stop(
        "interrupted",
        "interrupted while waiting for the workspace",
        "Run the command again: it goes on where it stopped.");
  }

  private String wayOut() {
    return switch (credentials.authType()) {
      case "pat" ->
          "Tokens expire: make a new one in the workspace's user settings, and put it into"
              + " DATABRICKS_TOKEN or the profile. Make sure that it is of this workspace.";
      case "databricks-cli" -> "Log in again: databricks auth login --host " + credentials.host();
      case "azure-cli" -> "Log in again: az login";
      default -> "Check the identity's secret, and that it was added to this workspace.";
    };
  }

  private StopException noWorkspace(Outgoing outgoing, Reply reply) {
    String location = reply.header("Location").orElse("");
    if (location.contains("private-link-validation-error")) {
      return stop(
          "workspace-unreachable",
          "cannot reach " + credentials.host() + " from this network: it only admits private links",
          "Connect from a network that the workspace's private link covers.");
    }
    String what = location.isEmpty() ? "a web page" : "a redirect to " + printable(location);
    return stop(
        "not-a-workspace",
        credentials.host()
            + " is not a Databricks workspace, or not this way: it answers with "
            + what,
        "Asked was "
            + outgoing.verb()
            + " "
            + outgoing.path().split("\\?", 2)[0]
            + ", and the answer was "
            + reply.status()
            + " instead of JSON. Check workspace.host: it is the address of the workspace itself,"
            + " not of an account console, a login page or a proxy.");
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
  }

  private static StopException stop(String code, String summary, String detail) {
    return new StopException(Diagnostic.error(code, summary).detail(detail));
  }
}
