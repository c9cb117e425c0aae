package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What came of a request.
public sealed interface Answer {

  /// Done.
  ///
  /// @param body the JSON that came back; a [MissingNode] when there was none
  record Ok(int status, JsonNode body) implements Answer {}

  /// The workspace said no, and did nothing.
  ///
  /// @param status the HTTP status
  /// @param errorCode the API's `error_code`, or `""`
  /// @param message the API's message, never empty
  record Refused(int status, String errorCode, String message) implements Answer {
    /// Whether the object is not there (sdk-java.md 4: also a 400 that says so).
    public boolean isNotFound() {
      return status == 404 || errorCode.equals("RESOURCE_DOES_NOT_EXIST");
    }

    /// Whether this identity may not.
    public boolean isForbidden() {
      return status == 403;
    }
  }

  /// Nobody knows: the connection broke, or a 5xx came after the request was taken.
  ///
  /// @param reason one line for the user
  record Unclear(String reason) implements Answer {}
}
