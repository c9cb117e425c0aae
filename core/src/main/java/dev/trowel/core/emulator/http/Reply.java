package dev.trowel.core.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What the local workspace answers: a status, headers and a body, which may be empty.
///
/// @param headers beside `Content-Type` and `Content-Length`
/// @param content the body; JSON is UTF-8
public record Reply(int status, String contentType, Map<String, String> headers, Bytes content) {
  private static final String JSON = "application/json";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /// 200 with a JSON body.
  public static Reply ok(JsonNode body) {
    return json(200, body);
  }

  /// 200 with `{}`.
  public static Reply empty() {
    return ok(JsonNodeFactory.instance.objectNode());
  }

  /// 204 without a body.
  public static Reply noContent() {
    return new Reply(204, JSON, Map.of(), Bytes.NONE);
  }

  /// 200 with the bytes of a file.
  public static Reply bytes(byte[] body, Map<String, String> headers) {
    return new Reply(200, "application/octet-stream", headers, Bytes.of(body));
  }

  /// A JSON body with any status.
  public static Reply json(int status, JsonNode body) {
    return new Reply(status, JSON, Map.of(), Bytes.of(body.toString()));
  }

  /// The API's error form, `{"error_code", "message"}`.
  public static Reply error(ApiException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error_code", error.code()).put("message", error.getMessage());
    return json(error.status(), body);
  }
}
