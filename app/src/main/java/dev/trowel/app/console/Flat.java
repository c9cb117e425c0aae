package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One element of a list in a line: `notebook_task: "/Shared/a", depends_on: [prep]`.
final class Flat {

  private static final int LONGEST = 30;

  private static final List<String> SUBJECTS =
      List.of("notebook_path", "python_file", "main_class_name", "pipeline_id", "job_id");

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
    if (empty) {
      return;
    }
    String name = ValueText.name(field.getKey());
    Optional<String> subject = runs(field.getKey()) ? subject(field.getValue()) : Optional.empty();
    if (subject.isEmpty()) {
      words.add(field(name, field.getValue()));
    } else {
      words.add(name + ": " + text(field.getValue().path(subject.get())));
      rest(field.getValue(), subject.get()).ifPresent(words::add);
    }
  }

  /// The field that says what a task runs.
  private static Optional<String> subject(JsonNode task) {
    return SUBJECTS.stream().filter(name -> task.path(name).isTextual()).findFirst();
  }

  private static Optional<String> rest(JsonNode task, String without) {
    String rest = of(task, without);
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  /// A mapping of one field goes without braces.
  private static String field(String name, JsonNode value) {
    if (value.isObject() && value.size() == 1) {
      Map.Entry<String, JsonNode> only = value.properties().iterator().next();
      return field(name + "." + ValueText.name(only.getKey()), only.getValue());
    }
    return name + ": " + (value.isObject() ? "{" + of(value, "") + "}" : text(value));
  }

  /// Of a long path the end tells more than the start.
  private static String text(JsonNode value) {
    String text = ValueText.of(value);
    return text.startsWith("\"/") ? "\"" + Fit.tailOf(text.substring(1), LONGEST) : text;
  }
}
