package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;

/// Reads failures of the network.
public final class Failures {

  private Failures() {}

  /// Whether nothing of the request can have left this machine.
  static boolean isBeforeSending(IOException e) {
    return e instanceof ConnectException
        || e instanceof ConnectTimeoutException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || isUntrusted(e);
  }

  /// Whether TLS was refused; trying again will not help.
  public static boolean isUntrusted(IOException e) {
    return e instanceof SSLHandshakeException
        || e instanceof SSLPeerUnverifiedException
        || (e instanceof SSLException && speaksNoTls(e));
  }

  private static boolean speaksNoTls(IOException e) {
    return String.valueOf(e.getMessage()).startsWith("Unsupported or unrecognized SSL message");
  }

  /// One line for the user.
  public static String describe(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "the host name is not known";
      case ConnectTimeoutException _ -> "no connection within the time limit";
      case ConnectException _ -> "the connection was refused";
      case NoRouteToHostException _ -> "there is no route to the host";
      case SocketTimeoutException _ -> "no answer within the time limit";
      case NoHttpResponseException _ -> "the connection was closed without an answer";
      case SSLException tls -> "TLS failed: " + tls.getMessage();
      default -> "the connection broke: " + e.getMessage();
    };
  }
}
