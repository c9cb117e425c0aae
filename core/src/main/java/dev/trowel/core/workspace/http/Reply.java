package dev.trowel.core.workspace.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a server answered, read to its end.
public final class Reply {

  private final int status;
  private final String reason;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /// @param reason the status line's text; may be empty
  /// @param body empty when there was none
  public Reply(int status, String reason, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.reason = reason;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The status line's text, such as `Not Found`; may be empty.
  public String reason() {
    return reason;
  }

  /// All headers, their names in any case.
  public Map<String, List<String>> headers() {
    return headers;
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// The body's bytes.
  public byte[] body() {
    return body.clone();
  }

  /// The body as UTF-8 text.
  public String text() {
    return new String(body, UTF_8);
  }

  /// Whether the request was carried out.
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// Whether it points elsewhere.
  public boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /// Whether it is a page for people: no API answers so.
  public boolean isHtml() {
    String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || (!type.contains("json") && startsWithTag());
  }

  private boolean startsWithTag() {
    return new String(body, 0, Math.min(body.length, 64), UTF_8).stripLeading().startsWith("<");
  }
}
