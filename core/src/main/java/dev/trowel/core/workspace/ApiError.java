package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.http.Reply;
import java.util.stream.Stream;

/// An error as the API words it, in any of its forms; a part that is missing is filled in from the
/// status.
///
/// @param errorCode the API's `error_code`, or `""`
/// @param message never empty
record ApiError(int status, String errorCode, String message) {

  static ApiError of(Reply reply) {
    JsonNode body = Json.readOrMissing(reply.body());
    String message = first(body, "message", "error_description", "detail", "error");
    String code = first(body, "error_code", "errorCode", "scimType");
    return new ApiError(reply.status(), code, message.isEmpty() ? plain(reply) : message.strip());
  }

  /// Status and code, as messages show them: `404 RESOURCE_DOES_NOT_EXIST`.
  String tag() {
    return errorCode.isEmpty() ? String.valueOf(status) : status + " " + errorCode;
  }

  private static String first(JsonNode body, String... names) {
    return Stream.of(names)
        .map(body::path)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && !text.equals("null"))
        .findFirst()
        .orElse("");
  }

  private static String plain(Reply reply) {
    String reason = reply.reason().isBlank() ? "status " + reply.status() : reply.reason();
    String text = reply.isHtml() ? "" : reply.text().strip();
    return text.isEmpty() || text.length() > 300 || text.startsWith("{") ? reason : text;
  }
}
