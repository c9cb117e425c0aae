package dev.trowel.app.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.review.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Values as lines of text, much as a bundle writes them.
final class Values {

  private static final JsonMapper JSON = new JsonMapper();

  /// Texts that are no document, however they begin.
  private static final int SHORT = 80;

  private static final String INDENT = "  ";

  /// Texts that nobody takes for something else when they stand without quotes.
  private static final Pattern CLEAR =
      Pattern.compile("(?!(?:true|false|null|yes|no|on|off)$)[\\p{L}_/$*@.<][^\\n\"']*(?<!\\s)");

  private Values() {}

  /// The lines of one side of a change; none where the field is not set.
  static List<String> of(Side side) {
    return switch (side) {
      case Side.Nothing _ -> List.of();
      case Side.Known(JsonNode value) -> of(value);
      case Side.Hidden _ -> List.of("(secret)");
      case Side.Later(String text) -> List.of(Plain.line(text) + "  (known after deployment)");
    };
  }

  /// The lines of a value.
  static List<String> of(JsonNode value) {
    List<String> lines = new ArrayList<>();
    add(document(value), "", "", lines);
    return lines;
  }

  /// What a text holds that is a document of its own, such as that of a dashboard.
  private static JsonNode document(JsonNode value) {
    String text = value.asText("");
    boolean may = value.isTextual() && text.length() > SHORT && text.matches("(?s)\\s*[\\[{].*");
    if (!may) {
      return value;
    }
    try {
      JsonNode tree = JSON.readTree(text);
      return tree.isContainerNode() ? tree : value;
    } catch (JsonProcessingException noDocument) {
      return value;
    }
  }

  /// @param first what stands before the first line
  /// @param rest what stands before the others
  private static void add(JsonNode value, String first, String rest, List<String> lines) {
    if (value.isObject() && !value.isEmpty()) {
      fields(value, first, rest, lines);
    } else if (value.isArray() && !value.isEmpty()) {
      String before = first;
      for (JsonNode each : value) {
        add(each, before + "- ", rest + INDENT, lines);
        before = rest;
      }
    } else if (value instanceof TextNode && value.asText().contains("\n")) {
      text(value.asText(), first, rest, lines);
    } else {
      lines.add(first + scalar(value));
    }
  }

  private static void fields(JsonNode value, String first, String rest, List<String> lines) {
    String before = first;
    for (var field : value.properties()) {
      JsonNode below = field.getValue();
      String name = before + Plain.line(field.getKey()) + ":";
      boolean nested = below.isContainerNode() && !below.isEmpty();
      if (nested) {
        lines.add(name);
        add(below, rest + INDENT, rest + INDENT, lines);
      } else {
        add(below, name + " ", rest + INDENT, lines);
      }
      before = rest;
    }
  }

  /// A text of several lines; at the top it stands as it is.
  private static void text(String text, String first, String rest, List<String> lines) {
    boolean nested = !first.isEmpty();
    if (nested) {
      lines.add(first + "|");
    }
    Plain.lines(text).lines().forEach(line -> lines.add((nested ? rest : "") + line));
  }

  private static String scalar(JsonNode value) {
    String text = value.asText();
    boolean clear = value.isTextual() && CLEAR.matcher(text).matches() && !text.contains(": ");
    return Plain.line(clear ? text : value.toString());
  }
}
