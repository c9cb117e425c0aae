package dev.trowel.core.emulator.http;

/// One request and what was answered, for an observer.
///
/// @param status the HTTP status; 0 when the connection was dropped
/// @param answer the answer's body as text
public record Exchange(Request request, int status, String answer) {

  /// The verb and the path with its query, as sent: `POST /api/2.2/jobs/create`.
  public String line() {
    return request.verb() + " " + request.target();
  }

  /// The request's body as text.
  public String body() {
    return request.content().text();
  }

  /// Whether the request may have changed something.
  public boolean isChange() {
    return !request.verb().equals("GET") && !request.verb().equals("HEAD");
  }
}
