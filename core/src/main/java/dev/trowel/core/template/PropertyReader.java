package dev.trowel.core.template;

import dev.trowel.core.template.Property.Limits;
import dev.trowel.core.template.Property.Preset;
import dev.trowel.core.template.text.FunctionFault;
import dev.trowel.core.template.text.Patterns;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one question of a schema file (stacks.md 2.1).
final class PropertyReader {

  private final String name;
  private final Span place;
  private final Mapping written;
  private final Diagnostics found;

  PropertyReader(String name, Span place, Mapping written, Diagnostics found) {
    this.name = name;
    this.place = place;
    this.written = written;
    this.found = found;
  }

  /// The question; empty when that much is wrong that nothing else can be said of it.
  Optional<Property> read() {
    Optional<AnswerType> type = type();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Text> description = SchemaReader.text(written, "description", found);
    if (description.isEmpty()) {
      refuse(place, "it has no description, and so nothing to ask");
    }
    Optional<Preset> preset = preset(type.get());
    Limits limits = limits(type.get());
    checkChosen(preset, limits);
    Optional<Condition> skip = skip();
    if (skip.isPresent() && preset.isEmpty()) {
      refuse(place, "skip_prompt_if needs a default, which then is the answer");
    }
    return description.map(
        text -> new Property(name, place, type.get(), text, preset, limits, skip, isWarehouse()));
  }

  private Optional<AnswerType> type() {
    Value type = value("type");
    if (!(type instanceof Text text)) {
      refuse(type == null ? place : type.span(), "its type must be named");
      return Optional.empty();
    }
    Optional<AnswerType> known = AnswerType.named(text.text());
    if (known.isEmpty()) {
      refuse(
          text.span(),
          "there are no answers of type "
              + text.text()
              + ", only string, boolean, integer, number");
    }
    return known;
  }

  private Optional<Preset> preset(AnswerType type) {
    Value value = value("default");
    if (value == null) {
      return Optional.empty();
    }
    return answer(type, value, "default")
        .map(answer ->
            value instanceof Text text ? new Preset.Rendered(text) : new Preset.Fixed(answer));
  }

  private Limits limits(AnswerType type) {
    Value constant = value("const");
    Optional<Text> pattern = SchemaReader.text(written, "pattern", found);
    if (pattern.isPresent() && type != AnswerType.STRING) {
      refuse(pattern.get().span(), "only a string can have a pattern");
    }
    return new Limits(
        choices(type),
        pattern.flatMap(this::pattern),
        SchemaReader.text(written, "pattern_match_failure_message", found)
            .map(Text::text)
            .orElse(""),
        constant == null ? Optional.empty() : answer(type, constant, "const"));
  }

  private List<Object> choices(AnswerType type) {
    Value value = value("enum");
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Seq seq)) {
      refuse(value.span(), "enum must be a list");
      return List.of();
    }
    List<Object> choices = new ArrayList<>();
    seq.items().forEach(item -> answer(type, item, "enum").ifPresent(choices::add));
    return choices;
  }

  private void checkChosen(Optional<Preset> preset, Limits limits) {
    Value value = value("default");
    if (preset.isPresent() && value != null && !limits.choices().isEmpty()) {
      Object answer =
          switch (preset.get()) {
            case Preset.Rendered rendered -> rendered.template().text();
            case Preset.Fixed fixed -> fixed.answer();
          };
      if (limits.choices().stream().noneMatch(each -> AnswerType.areSame(each, answer))) {
        refuse(value.span(), "its default is none of its enum");
      }
    }
  }

  private Optional<Object> answer(AnswerType type, Value value, String field) {
    Optional<Object> answer = type.of(value);
    if (answer.isEmpty()) {
      refuse(value.span(), field + " must be " + type.words() + ", as its type is " + type.word());
    }
    return answer;
  }

  private Optional<Condition> skip() {
    Value value = value("skip_prompt_if");
    return value == null
        ? Optional.empty()
        : Optional.of(new ConditionReader(name, found).read(value));
  }

  private Optional<Patterns> pattern(Text text) {
    try {
      return Optional.of(Patterns.of(text.text()));
    } catch (FunctionFault e) {
      refuse(text.span(), "its pattern is none of RE2: " + e.message());
      return Optional.empty();
    }
  }

  /// Other formats say nothing that a person could choose from.
  private boolean isWarehouse() {
    return value("format") instanceof Text text && text.text().equals("warehouse_path");
  }

  private @Nullable Value value(String field) {
    Value value = written.get(field);
    return value instanceof Null ? null : value;
  }

  private void refuse(Span at, String why) {
    found.add(SchemaReader.fault(at, name + ": " + why));
  }
}
