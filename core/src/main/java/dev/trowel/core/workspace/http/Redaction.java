package dev.trowel.core.workspace.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Strikes secrets out of what is logged: by the names of their fields, as values tell nothing.
public final class Redaction {

  private static final String STRUCK = "[redacted]";
  private static final int LONGEST = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|plaintext|private_?key|api_?key|access_?key"
              + "|credential|authorization|assertion|string_value|bytes_value).*");

  private static final Set<String> VALUE = Set.of("value", "effective_value");

  private Redaction() {}

  /// `path` without the values of parameters that may be secret.
  public static String path(String path) {
    int query = path.indexOf('?');
    if (query < 0) {
      return path;
    }
    return path.substring(0, query + 1)
        + Stream.of(path.substring(query + 1).split("&", -1))
            .map(Redaction::parameter)
            .collect(Collectors.joining("&"));
  }

  /// A body for people to read: JSON without secrets, anything else only as its length.
  ///
  /// @param path says whether `value` is a secret: it is in the secrets API
  public static String body(String path, byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return "";
    }
    try {
      JsonNode clean = strike(JSON.readTree(body), path.contains("/secrets"));
      String text = JSON.writeValueAsString(clean);
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    } catch (JsonProcessingException e) {
      return "(" + body.length + " bytes)";
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    boolean secret = equals > 0 && isSecret(parameter.substring(0, equals), false);
    return secret ? parameter.substring(0, equals + 1) + STRUCK : parameter;
  }

  private static boolean isSecret(String name, boolean valueToo) {
    return SECRET_NAME.matcher(name).matches() || (valueToo && VALUE.contains(name));
  }

  private static JsonNode strike(JsonNode node, boolean valueToo) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(field ->
                clean.set(field.getKey(), field(field.getKey(), field.getValue(), valueToo)));
        yield clean;
      }
      case ArrayNode array -> {
        ArrayNode clean = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> clean.add(strike(element, valueToo)));
        yield clean;
      }
      default -> node;
    };
  }

  private static JsonNode field(String name, JsonNode value, boolean valueToo) {
    boolean struck = value.isValueNode() && !value.isNull() && isSecret(name, valueToo);
    return struck ? JsonNodeFactory.instance.textNode(STRUCK) : strike(value, valueToo);
  }
}
