package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One element of a list in a line: `notebook_task.notebook_path: "a", depends_on: [prep]`.
final class Flat {

  /// The end of a path tells more than its start.
  private static final int LONGEST = 40;

  private Flat() {}

  /// The element without its field `key`, what runs first; what is empty tells nothing.
  static String of(JsonNode element, String key) {
    if (!element.isObject()) {
      return ValueText.of(element);
    }
    List<String> words = new ArrayList<>();
    element.propertyStream().filter(each -> runs(each.getKey())).forEach(each -> add(each, words));
    element
        .propertyStream()
        .filter(each -> !runs(each.getKey()) && !each.getKey().equals(key))
        .forEach(each -> add(each, words));
    return String.join(", ", words);
  }

  private static boolean runs(String field) {
    return field.endsWith("_task");
  }

  private static void add(Map.Entry<String, JsonNode> field, List<String> words) {
    boolean empty = field.getValue().isContainerNode() && field.getValue().isEmpty();
    if (!empty) {
      words.add(field(ValueText.name(field.getKey()), field.getValue()));
    }
  }

  /// A mapping of one field goes without braces.
  private static String field(String name, JsonNode value) {
    if (value.isObject() && value.size() == 1) {
      Map.Entry<String, JsonNode> only = value.properties().iterator().next();
      return field(name + "." + ValueText.name(only.getKey()), only.getValue());
    }
    if (value.isObject()) {
      return name + ": {" + of(value, "") + "}";
    }
    String text = ValueText.of(value);
    return name + ": " + (value.isTextual() ? Fit.middle(text, LONGEST) : text);
  }
}
