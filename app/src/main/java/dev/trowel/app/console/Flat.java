package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One element of a list in a line: `notebook_task.notebook_path: "a", depends_on: [prep]`.
final class Flat {

  private Flat() {}

  /// The element without its field `key`.
  static String of(JsonNode element, String key) {
    if (!element.isObject()) {
      return ValueText.of(element);
    }
    List<String> words = new ArrayList<>();
    element
        .properties()
        .forEach(each -> {
          if (!each.getKey().equals(key)) {
            words.add(field(ValueText.name(each.getKey()), each.getValue()));
          }
        });
    return String.join(", ", words);
  }

  /// A mapping of one field goes without braces.
  private static String field(String name, JsonNode value) {
    if (value.isObject() && value.size() == 1) {
      Map.Entry<String, JsonNode> only = value.properties().iterator().next();
      return field(name + "." + ValueText.name(only.getKey()), only.getValue());
    }
    boolean named =
        value.isArray() && !value.isEmpty() && value.valueStream().allMatch(Flat::isName);
    return name + ": " + (named ? names(value) : ValueText.of(value));
  }

  /// Whether it only says who is meant, such as what a task depends on.
  private static boolean isName(JsonNode element) {
    return element.isObject() && element.size() == 1 && element.iterator().next().isTextual();
  }

  private static String names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(each -> names.add(Fit.line(Mask.words(each.iterator().next().asText()))));
    return "[" + String.join(", ", names) + "]";
  }
}
