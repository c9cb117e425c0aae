package dev.trowel.core.template;

import dev.trowel.schema.value.Value.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a template asks for and says: the content of `databricks_template_schema.json` (format.md
/// 10).
///
/// @param properties the questions, in the order in which they are asked
/// @param welcome what is said before the first question; a template
/// @param success what is said in the end; a template
/// @param minimumVersion the least version of the incumbent's program that may render it
/// @param folder where `template/` and `library/` lie, seen from the schema file
record TemplateSchema(
    List<Property> properties,
    Optional<Text> welcome,
    Optional<Text> success,
    Optional<Text> minimumVersion,
    Optional<Text> folder) {

  TemplateSchema {
    properties = List.copyOf(properties);
  }

  /// The name of its file.
  static final String FILE = "databricks_template_schema.json";

  /// The names of all questions.
  Collection<String> names() {
    return properties.stream().map(Property::name).toList();
  }

  /// The question with this name.
  Optional<Property> find(String name) {
    return properties.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
