package dev.trowel.core.workspace.http;

import org.jspecify.annotations.Nullable;

/// One HTTP request to the workspace, without host and credentials; it may be sent several times.
public final class Outgoing {

  private static final String JSON = "application/json";
  private static final String BYTES = "application/octet-stream";

  private final String verb;
  private final String path;
  private final String accept;
  private final @Nullable Content content;
  private final boolean repeatable;

  /// A body and what it is.
  private static final class Content {
    private final String type;
    private final Body body;
    private final byte @Nullable [] bytes;

    private Content(String type, byte[] bytes) {
      this.type = type;
      this.body = Body.of(bytes);
      this.bytes = bytes;
    }

    private Content(String type, Body body) {
      this.type = type;
      this.body = body;
      this.bytes = null;
    }
  }

  private Outgoing(
      String verb, String path, String accept, @Nullable Content content, boolean repeatable) {
    this.verb = verb;
    this.path = path;
    this.accept = accept;
    this.content = content;
    this.repeatable = repeatable;
  }

  /// A request with a JSON body, or none.
  ///
  /// @param path path and query, percent-encoded
  public static Outgoing json(String verb, String path, byte @Nullable [] body) {
    Content content = body == null ? null : new Content(JSON, body);
    return new Outgoing(verb, path, JSON, content, verb.equals("GET"));
  }

  /// A `GET` of bytes.
  public static Outgoing download(String path) {
    return new Outgoing("GET", path, BYTES, null, true);
  }

  /// Asks whether something is there; the answer has no body.
  public static Outgoing head(String path) {
    return new Outgoing("HEAD", path, BYTES, null, true);
  }

  /// A `PUT` of bytes, as good twice as once.
  public static Outgoing put(String path, byte[] body) {
    return new Outgoing("PUT", path, JSON, new Content(BYTES, body), true);
  }

  /// A `POST` of bytes, as good twice as once.
  public static Outgoing upload(String path, byte[] body) {
    return new Outgoing("POST", path, JSON, new Content(BYTES, body), true);
  }

  /// A `POST` of bytes that are not in memory, as good twice as once.
  public static Outgoing upload(String path, Body body) {
    return new Outgoing("POST", path, JSON, new Content(BYTES, body), true);
  }

  /// This request, known to be as good twice as once.
  public Outgoing asRepeatable() {
    return new Outgoing(verb, path, accept, content, true);
  }

  /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
  public String verb() {
    return verb;
  }

  /// Path and query, percent-encoded.
  public String path() {
    return path;
  }

  /// What the body is; null without one.
  public @Nullable String contentType() {
    return content == null ? null : content.type;
  }

  /// What is sent; null for nothing.
  public @Nullable Body content() {
    return content == null ? null : content.body;
  }

  /// The body, not to be changed; null for none, and for one that is not in memory.
  public byte @Nullable [] body() {
    return content == null ? null : content.bytes;
  }

  /// What the sender wants back.
  public String accept() {
    return accept;
  }

  /// Whether sending it twice is as good as once.
  public boolean repeatable() {
    return repeatable;
  }

  /// Whether it changes nothing.
  public boolean isRead() {
    return verb.equals("GET") || verb.equals("HEAD");
  }

  /// Whether bytes come back, not JSON.
  public boolean raw() {
    return accept.equals(BYTES);
  }

  /// Verb and path, for messages.
  @Override
  public String toString() {
    return verb + " " + path;
  }
}
