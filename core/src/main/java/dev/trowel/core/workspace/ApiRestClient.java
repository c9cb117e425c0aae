package dev.trowel.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.core.workspace.http.Retries;
import java.net.URLEncoder;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The workspace's API over a [Courier].
final class ApiRestClient implements RestClient {

  /// These say "not found" with 400 (sdk-java.md 4).
  private static final Set<String> VAGUE =
      Set.of(
          "/api/2.1/clusters/get",
          "/api/2.0/clusters/get",
          "/api/2.0/jobs/get",
          "/api/2.1/jobs/get",
          "/api/2.2/jobs/get",
          "/api/2.1/jobs/runs/get",
          "/api/2.2/jobs/runs/get");

  private final Courier courier;

  ApiRestClient(Courier courier) {
    this.courier = courier;
  }

  @Override
  public RestClient minding(Gate gate) {
    return new ApiRestClient(courier.minding(gate));
  }

  @Override
  public Answer send(Call call) {
    Outgoing outgoing = Outgoing.json(call.verb(), target(call), body(call));
    return switch (courier.deliver(outgoing)) {
      case Delivery.Lost(String reason) -> new Answer.Unclear(reason);
      case Delivery.Arrived(Reply reply) when reply.isSuccess() -> success(reply);
      case Delivery.Arrived(Reply reply) -> failure(call, reply);
    };
  }

  private static Answer success(Reply reply) {
    return Json.read(reply.body())
        .<Answer>map(body -> new Answer.Ok(reply.status(), body))
        .orElseGet(() ->
            new Answer.Unclear(
                "the workspace's answer (" + reply.status() + ") is no JSON, or not all of it"));
  }

  private static Answer failure(Call call, Reply reply) {
    ApiError error = ApiError.of(reply);
    if (!call.isRead() && (Retries.isPassing(reply.status()) || Retries.isVague(reply))) {
      return new Answer.Unclear(error.message() + " (" + error.tag() + ")");
    }
    boolean gone =
        reply.status() == 400
            && VAGUE.contains(call.path())
            && error.message().contains("does not exist");
    String code = gone ? "RESOURCE_DOES_NOT_EXIST" : error.errorCode();
    return new Answer.Refused(reply.status(), code, error.message());
  }

  private static byte @Nullable [] body(Call call) {
    JsonNode body = call.body();
    boolean bodiless = call.verb().equals("GET") || call.verb().equals("DELETE");
    return body == null || bodiless ? null : Json.write(body);
  }

  private static String target(Call call) {
    if (call.query().isEmpty()) {
      return call.path();
    }
    return call.path()
        + call.query().entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
