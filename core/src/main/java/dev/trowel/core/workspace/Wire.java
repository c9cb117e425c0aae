package dev.trowel.core.workspace;

import com.databricks.sdk.core.ApiClient;
import com.databricks.sdk.core.http.Request;
import com.databricks.sdk.core.http.Response;
import com.databricks.sdk.core.retry.NoRetryStrategyPicker;
import dev.trowel.core.workspace.http.Body;
import dev.trowel.core.workspace.http.Exchange;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.core.workspace.http.UserAgent;
import dev.trowel.core.workspace.login.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a request once, through the SDK's `ApiClient`, which adds host and credentials.
///
/// The SDK neither retries nor reads answers: its retries send empty bodies, its error mapper fails
/// on some answers and drops headers (sdk-java.md 0.4, 4). So every answer passes through it as a
/// successful stream.
final class Wire {

  private final ApiClient client;
  private final Transport transport;
  private final Credentials credentials;
  private final String userAgent;

  Wire(Transport transport, Credentials credentials, String version) {
    this.transport = transport;
    this.credentials = credentials;
    this.userAgent = UserAgent.text(version, credentials.authType());
    SdkAgent.silence();
    this.client =
        new ApiClient.Builder()
            .withAuthenticateFunc(_ -> credentials.headers())
            .withGetHostFunc(_ -> credentials.host().toString())
            .withGetAuthTypeFunc(_ -> credentials.authType())
            .withHttpClient(this::carry)
            .withRetryStrategyPicker(new NoRetryStrategyPicker())
            .build();
  }

  /// Sends `outgoing`; a fresh SDK request each time, as the SDK's are used up by sending.
  Exchange send(Outgoing outgoing) {
    try {
      return ((Carried) client.execute(request(outgoing), InputStream.class)).exchange;
    } catch (IOException e) {
      throw new IllegalStateException("the carrier does not throw", e);
    }
  }

  private Request request(Outgoing outgoing) {
    Body body = outgoing.content();
    String type = outgoing.contentType();
    Request request =
        body == null
            ? new Request(outgoing.verb(), outgoing.path())
            : new Request(outgoing.verb(), outgoing.path(), new Handed(body));
    if (type != null) {
      request.withHeader("Content-Type", type);
    }
    if (!credentials.workspaceId().isEmpty()) {
      request.withHeader("X-Databricks-Workspace-Id", credentials.workspaceId());
    }
    return request.withHeader("Accept", outgoing.accept());
  }

  private Response carry(Request request) throws IOException {
    request.withHeader("User-Agent", userAgent);
    URI uri = request.getUri();
    Body body = request.getBodyStream() instanceof Handed handed ? handed.body : null;
    Carried carried = new Carried(exchange(request, uri, body));
    return new Response(request, uri.toURL(), 200, "OK", Map.of(), carried);
  }

  private Exchange exchange(Request request, URI uri, @Nullable Body body) {
    try {
      Reply reply = transport.send(request.getMethod(), uri, request.getHeaders(), body);
      return new Exchange.Answered(reply);
    } catch (IOException e) {
      return Exchange.failed(e);
    }
  }

  /// What is to be sent, dressed as the stream that the SDK hands through; nobody reads it there.
  private static final class Handed extends ByteArrayInputStream {
    private final Body body;

    private Handed(Body body) {
      super(new byte[0]);
      this.body = body;
    }
  }

  /// What was exchanged, dressed as the stream that the SDK hands through.
  private static final class Carried extends ByteArrayInputStream {
    private final Exchange exchange;

    private Carried(Exchange exchange) {
      super(new byte[0]);
      this.exchange = exchange;
    }
  }
}
