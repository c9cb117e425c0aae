package dev.trowel.core.emulator.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request to the local workspace.
///
/// @param verb in capitals
/// @param target path and query as sent, still percent-encoded
/// @param token the bearer token, `""` when there was none
/// @param params path parameters, decoded; empty before routing
/// @param query query parameters, decoded; the last one of a name counts
/// @param content the body as sent
public record Request(
    String verb,
    String target,
    String token,
    Map<String, String> params,
    Map<String, String> query,
    Bytes content) {

  public Request {
    params = Map.copyOf(params);
    query = Map.copyOf(query);
  }

  /// A request before routing; one that came by a proxy names the host as well (RFC 9112 3.2.2).
  public static Request of(String verb, URI uri, String token, byte[] body) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Request(
        verb, uri.getRawPath() + query, token, Map.of(), queryOf(uri), Bytes.of(body));
  }

  /// This request with the path parameters a route found.
  public Request with(Map<String, String> found) {
    return new Request(verb, target, token, found, query, content);
  }

  /// The bytes sent, not to be changed.
  public byte[] body() {
    return content.array();
  }

  /// The path as sent, without the query.
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /// A path parameter that the route declares.
  public String param(String name) {
    return requireNonNull(params.get(name), name);
  }

  /// A query parameter; an empty one counts as absent.
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /// A query parameter that has to be there, else 400.
  public String required(String name) {
    return query(name).orElseThrow(() -> ApiException.missing(name));
  }

  /// Whether a query parameter is `true`.
  public boolean flag(String name) {
    return query(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /// A whole number in the query, `fallback` when absent; 400 when it is no number.
  public int number(String name, int fallback) {
    try {
      return query(name).map(Integer::parseInt).orElse(fallback);
    } catch (NumberFormatException e) {
      throw ApiException.invalid("Invalid value for parameter " + name + ": " + query.get(name));
    }
  }

  /// The body as a fresh JSON object; an empty body is `{}`; 400 when it is something else.
  public ObjectNode json() {
    if (content.size() == 0) {
      return Json.MAPPER.createObjectNode();
    }
    if (parsed() instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.malformed("Expected 'START_OBJECT'");
  }

  private JsonNode parsed() {
    try {
      return Json.MAPPER.readTree(content.array());
    } catch (JacksonException e) {
      throw badJson();
    } catch (IOException e) {
      throw badJson();
    }
  }

  private static ApiException badJson() {
    return new ApiException(
        400,
        "MALFORMED_REQUEST",
        "Invalid JSON given in the body of the request - failed to parse given JSON");
  }

  private static Map<String, String> queryOf(URI uri) {
    Map<String, String> found = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        found.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("Invalid percent-encoding: " + text);
    }
  }
}
