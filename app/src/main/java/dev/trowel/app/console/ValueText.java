package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.review.Side;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values of a review in one line of text, harmless whatever they hold.
final class ValueText {

  static final String NOTHING = "nothing";
  static final String SECRET = "(secret)";

  /// Stands as it is: it is not the text but what it will become.
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{resources\\.[^}]*}");

  private ValueText() {}

  /// One side of a change.
  static String of(Side side) {
    return switch (side) {
      case Side.Nothing _ -> NOTHING;
      case Side.Known(JsonNode value) -> of(value);
      case Side.Hidden _ -> SECRET;
      case Side.Later(String text) -> later(text);
    };
  }

  /// A value much as JSON writes it, with the names in mappings bare.
  static String of(JsonNode value) {
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (value.isArray() && areNames(value)) {
      return value
          .valueStream()
          .map(each -> Fit.line(Mask.words(each.iterator().next().asText())))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isArray()) {
      return value.valueStream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value
          .propertyStream()
          .map(each -> name(each.getKey()) + ": " + of(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  /// Whether the elements of a list only say who is meant, such as what a task depends on.
  static boolean areNames(JsonNode list) {
    return !list.isEmpty()
        && list.valueStream()
            .allMatch(each ->
                each.isObject()
                    && each.size() == 1
                    && each.fieldNames().next().endsWith("_key")
                    && each.iterator().next().isTextual());
  }

  /// The name of a field.
  static String name(String name) {
    return Fit.line(name);
  }

  /// A text as JSON writes it, what looks like a credential hidden.
  static String quoted(String text) {
    return Fit.line(TextNode.valueOf(Mask.words(text)).toString());
  }

  private static String later(String text) {
    return REFERENCE.matcher(text).matches() ? Fit.line(text) : text(text);
  }

  private static String text(String text) {
    if (text.equals(SECRET) || REFERENCE.matcher(text).matches()) {
      return Fit.line(text);
    }
    return quoted(text);
  }
}
