package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the answers that were given beforehand: those of the command line go before those of a
/// file, as what is said for this one time is meant the most (the incumbent has none of them).
final class GivenAnswers {

  private final TemplateSchema schema;
  private final SequencedMap<String, Given> given = new LinkedHashMap<>();
  private final Diagnostics found = new Diagnostics();
  private final Diagnostics warnings = new Diagnostics();

  GivenAnswers(TemplateSchema schema) {
    this.schema = schema;
  }

  /// The answers of a JSON or YAML file.
  ///
  /// @param name what messages call it
  /// @throws StopException `template-answers` when it cannot be read as answers
  void readFile(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      throw new StopException(
          Diagnostic.error("template-answers", "there is no file of answers at " + name)
              .detail("--config-file takes a JSON file: {\"project_name\": \"fares\"}."));
    }
    Value root = SchemaReader.tree(file, name);
    if (root instanceof Mapping mapping) {
      mapping.entries().forEach((key, entry) -> addOfFile(key, entry.key(), entry.value()));
    } else {
      found.add(fault(root.span(), "a file of answers must be an object of answers by name"));
    }
  }

  private void addOfFile(String name, Span key, Value value) {
    schema
        .find(name)
        .ifPresentOrElse(property -> addOfFile(property, value), () -> warnOfUnknown(name, key));
  }

  private void addOfFile(Property property, Value value) {
    if (value instanceof Null) {
      return;
    }
    property
        .type()
        .of(value)
        .ifPresentOrElse(
            answer -> given.put(property.name(), new Given(answer, value.span())),
            () -> found.add(mistyped(property, value.span())));
  }

  private void warnOfUnknown(String name, Span key) {
    warnings.add(
        Diagnostic.warning("unknown-answer", "the template asks for no " + name)
            .detail(advice(name) + " The answer is not used.")
            .in(key));
  }

  /// The answers of `--set name=value`, which go before those of the file.
  void readOptions(List<String> options) {
    options.forEach(this::readOption);
  }

  private void readOption(String option) {
    int equals = option.indexOf('=');
    if (equals < 1) {
      found.add(
          Diagnostic.error("template-answers", "--set takes name=value, not " + option)
              .detail("The template asks for: " + String.join(", ", schema.names()) + "."));
      return;
    }
    String name = option.substring(0, equals);
    String text = option.substring(equals + 1);
    schema
        .find(name)
        .ifPresentOrElse(
            property -> set(property, text),
            () ->
                found.add(
                    Diagnostic.error("template-answers", "--set: the template asks for no " + name)
                        .detail(advice(name))));
  }

  private void set(Property property, String text) {
    Span place = Span.synthetic("--set " + property.name());
    Object answer = property.type().typed(text).orElse(null);
    if (answer == null) {
      found.add(mistyped(property, place));
    } else {
      given.put(property.name(), new Given(answer, place));
    }
  }

  /// The answers of an earlier time, where there are none yet. What the template does not ask any
  /// more is of no interest.
  void readRecorded(Mapping recorded) {
    recorded
        .entries()
        .forEach((name, entry) ->
            schema
                .find(name)
                .filter(property -> !given.containsKey(name))
                .ifPresent(property -> addOfFile(property, entry.value())));
  }

  private String advice(String name) {
    return Suggestion.advice(
        name, schema.names(), "It asks for: " + String.join(", ", schema.names()) + ".");
  }

  private static Diagnostic mistyped(Property property, Span place) {
    return fault(place, property.name() + " must be " + property.type().words());
  }

  static Diagnostic fault(Span place, String summary) {
    return Diagnostic.error(
            "template-answers", "validation for template input parameters failed. " + summary)
        .detail(
            "Answers stand in the file of --config-file, as {\"NAME\": …}, or in --set NAME=VALUE."
                + " Nothing was written.")
        .in(place);
  }

  /// What is to be told, and hinders nobody.
  List<Diagnostic> warnings() {
    return warnings.list();
  }

  /// The answers by name.
  ///
  /// @throws StopException `template-answers` with all that was wrong
  Map<String, Given> answers() {
    found.stopOnErrors();
    return Map.copyOf(given);
  }
}
