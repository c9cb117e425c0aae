package dev.trowel.core.workspace.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.databricks.sdk.core.http.HttpClient;
import com.databricks.sdk.core.http.Request;
import com.databricks.sdk.core.http.Response;
import dev.trowel.core.workspace.http.Exchange;
import dev.trowel.core.workspace.http.Failures;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.http.Retries;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.core.workspace.http.UserAgent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Token requests, for the SDK's classes too: what they would repeat, for 7 s at least, is repeated
/// here or not at all.
final class TokenHttp implements HttpClient {

  private final Surroundings around;
  private final Transport transport;
  private final Endpoints endpoints;
  private final Retries retries;

  TokenHttp(Surroundings around, Transport transport, Endpoints endpoints) {
    this.around = around;
    this.transport = transport;
    this.endpoints = endpoints;
    this.retries = new Retries(around.longestWait());
  }

  /// The answer of any status that another attempt would not change.
  ///
  /// @throws LoginFailure when there is none, or the service keeps failing: the SDK does not repeat
  ///   those
  @Override
  public Response execute(Request request) {
    request.withHeader("User-Agent", UserAgent.text(around.version(), "none"));
    Instant start = around.time().now();
    for (int attempt = 1; ; attempt++) {
      Exchange exchange = send(request);
      Instant now = around.time().now();
      Retries.Tries tries = new Retries.Tries(attempt, Duration.between(start, now));
      Optional<Duration> wait =
          retries.next(new Retries.Situation(true, tries, tries, now, false), exchange);
      if (wait.isEmpty()) {
        return conclude(request, exchange);
      }
      pause(wait.get());
    }
  }

  private Exchange send(Request request) {
    URI uri = endpoints.of(request.getUri());
    try {
      return new Exchange.Answered(
          transport.exchange(request.getMethod(), uri, request.getHeaders(), body(request)));
    } catch (IOException e) {
      return Exchange.failed(e);
    }
  }

  private static byte @Nullable [] body(Request request) {
    return request.isBodyString() ? request.getBodyString().getBytes(UTF_8) : null;
  }

  private static Response conclude(Request request, Exchange exchange) {
    return switch (exchange) {
      case Exchange.NotReached(var cause) -> throw failure(request, Failures.describe(cause));
      case Exchange.Broken(var cause) -> throw failure(request, Failures.describe(cause));
      case Exchange.Answered(Reply reply)
          when Retries.isThrottled(reply.status()) || reply.status() >= 500 ->
          throw failure(request, reply.status() + " " + reply.reason());
      case Exchange.Answered(Reply reply) ->
          new Response(request, reply.status(), reply.reason(), reply.headers(), reply.text());
    };
  }

  private static LoginFailure failure(Request request, String reason) {
    URI uri = request.getUri();
    return new LoginFailure(
        "no token from " + uri.getScheme() + "://" + uri.getAuthority() + ": " + reason);
  }

  private void pause(Duration wait) {
    try {
      around.time().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginFailure("interrupted", e);
    }
  }
}
