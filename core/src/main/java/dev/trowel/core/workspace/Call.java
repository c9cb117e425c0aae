package dev.trowel.core.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One request to the workspace's API.
///
/// @param verb `GET`, `POST`, `PUT`, `PATCH` or `DELETE`
/// @param path starts with `/api/`; path parameters are already percent-encoded (see [#segment])
/// @param query names and plain values, encoded when sent
/// @param body the JSON body, or null for none; never sent with `GET` or `DELETE`
public record Call(
    String verb, String path, SequencedMap<String, String> query, @Nullable JsonNode body) {

  public Call {
    requireNonNull(verb, "verb is null");
    requireNonNull(path, "path is null");
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
  }

  /// A request without query.
  public static Call of(String verb, String path, @Nullable JsonNode body) {
    return new Call(verb, path, new LinkedHashMap<>(), body);
  }

  /// A `GET` without query.
  public static Call get(String path) {
    return of("GET", path, null);
  }

  /// A `POST` without query.
  public static Call post(String path, JsonNode body) {
    return of("POST", path, body);
  }

  /// This request with one more query parameter.
  public Call query(String name, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Call(verb, path, more, body);
  }

  /// `text` percent-encoded as one path segment (`/` becomes `%2F`, a space `%20`).
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Whether sending it twice is as good as once.
  public boolean isRead() {
    return verb.equals("GET");
  }
}
