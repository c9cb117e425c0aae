package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Schema.Scalar;
import java.util.List;
import java.util.SortedMap;

/// The parts of a JSON Schema that refer to nothing: scalars, choices and references.
///
/// `type` lists what may stand there, and `pattern` says which texts may: it judges texts only, so
/// that no `anyOf` blurs which of several forms was meant.
final class Leaves {

  /// Where definitions are.
  static final String AT = "#/definitions/";

  // In classes of letters rather than \p{L}, which JavaScript knows only in some modes.
  private static final String LETTER = "A-Za-z\\u00AA-\\uFFDC";
  private static final String NAME = "[%1$s][0-9%1$s]*([-_]+[0-9%1$s]+)*".formatted(LETTER);
  private static final String INDEXES = "(\\[[0-9]{1,9}\\])*";
  private static final String REFERENCE =
      "\\$\\{" + NAME + "(" + INDEXES + "|(\\." + NAME + INDEXES + ")+)\\}";

  // Short, as it stands at every list and mapping; the reader says what is wrong inside.
  private static final String WHOLE = "^\\$\\{[^${}]+\\}$";

  private static final String INTEGER = "^[-+]?[0-9]{1,19}$";
  private static final String DECIMAL = "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$";
  private static final String BOOLEAN = "^(true|false|y|Y|yes|on|n|N|no|off)$";

  private Leaves() {}

  /// Adds what [#scalar] and [#choice] refer to.
  static void define(SortedMap<String, ObjectNode> definitions) {
    definitions.put(
        "reference",
        texts(described("Text that holds a reference."), REFERENCE, "a reference ${…}")
            .put("type", "string"));
    ObjectNode text = described("Text; what is no text is taken as it is written.");
    text.putArray("type").add("string").add("number").add("boolean");
    definitions.put("text", text);
    ObjectNode integer = number("integer", INTEGER, "a whole number");
    definitions.put(
        "integer", integer.put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE));
    definitions.put("number", number("number", DECIMAL, "a number"));
    definitions.put("boolean", number("boolean", BOOLEAN, "true or false"));
  }

  private static ObjectNode number(String type, String pattern, String called) {
    ObjectNode leaf = described("Here stands " + called + ", or a reference.");
    leaf.putArray("type").add(type).add("string");
    return texts(leaf, pattern + "|" + REFERENCE, called + ", or a reference ${…}");
  }

  /// A scalar.
  static ObjectNode scalar(Scalar scalar) {
    return switch (scalar) {
      case STRING -> reference("text");
      case INTEGER -> reference("integer");
      case NUMBER -> reference("number");
      case BOOLEAN -> reference("boolean");
      case ANY -> JsonNodeFactory.instance.objectNode();
    };
  }

  /// One of `values`, or a text with a reference.
  static ObjectNode choice(List<String> values) {
    ObjectNode choice = JsonNodeFactory.instance.objectNode();
    var forms = choice.putArray("anyOf");
    ObjectNode listed = forms.addObject();
    values.forEach(listed.putArray("enum")::add);
    forms.add(reference("reference"));
    return choice;
  }

  /// A list or a mapping: what has no value yet, and one whole reference, are as good.
  ///
  /// @param type `array` or `object`
  static ObjectNode container(String type, String called) {
    ObjectNode container = JsonNodeFactory.instance.objectNode();
    container.putArray("type").add(type).add("null").add("string");
    return texts(container, WHOLE, called + ", or one whole reference ${…}");
  }

  private static ObjectNode texts(ObjectNode node, String pattern, String expected) {
    // What both editors say in place of the pattern.
    return node.put("pattern", pattern).put("patternErrorMessage", "Expected: " + expected + ".");
  }

  /// The definition called `name`.
  static ObjectNode reference(String name) {
    return JsonNodeFactory.instance.objectNode().put("$ref", AT + name);
  }

  /// Anything, with a description.
  static ObjectNode described(String description) {
    return JsonNodeFactory.instance.objectNode().put("description", description);
  }
}
