package dev.trowel.core.workspace.http;

import org.jspecify.annotations.Nullable;

/// One HTTP request to the workspace, without host and credentials; it may be sent several times.
///
/// @param verb `GET`, `POST`, `PUT`, `PATCH` or `DELETE`
/// @param path path and query, percent-encoded
/// @param contentType what `body` is; null without a body
/// @param body null for none
/// @param repeatable whether sending it twice is as good as once
/// @param raw whether bytes come back, not JSON
public record Outgoing(
    String verb,
    String path,
    @Nullable String contentType,
    byte @Nullable [] body,
    boolean repeatable,
    boolean raw) {

  private static final String JSON = "application/json";

  /// A request with a JSON body, or none.
  public static Outgoing json(String verb, String path, byte @Nullable [] body) {
    String type = body == null ? null : JSON;
    return new Outgoing(verb, path, type, body, verb.equals("GET"), false);
  }

  /// A `GET` of bytes.
  public static Outgoing download(String path) {
    return new Outgoing("GET", path, null, null, true, true);
  }

  /// A `POST` of bytes.
  public static Outgoing upload(String path, byte[] body) {
    return new Outgoing("POST", path, "application/octet-stream", body, true, false);
  }

  /// This request, known to be as good twice as once.
  public Outgoing asRepeatable() {
    return new Outgoing(verb, path, contentType, body, true, raw);
  }

  /// What the sender wants back.
  public String accept() {
    return raw ? "application/octet-stream" : JSON;
  }

  /// Verb and path, for messages.
  @Override
  public String toString() {
    return verb + " " + path;
  }
}
