package dev.trowel.core.template;

import dev.trowel.core.template.Condition.Demand;
import dev.trowel.core.template.text.FunctionFault;
import dev.trowel.core.template.text.Patterns;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what `skip_prompt_if` says.
final class ConditionReader {

  private final String property;
  private final Diagnostics found;

  /// @param property whose condition it is
  ConditionReader(String property, Diagnostics found) {
    this.property = property;
    this.found = found;
  }

  Condition read(Value value) {
    if (!(value instanceof Mapping mapping)) {
      refuse(value.span(), "skip_prompt_if must be an object");
      return new Condition(new TreeMap<>(), List.of(), List.of());
    }
    SortedMap<String, Demand> demands = new TreeMap<>();
    SchemaReader.entries(mapping.get("properties"))
        .forEach((name, entry) -> demands.put(name, demand(entry.value())));
    List<Condition> anyOf = new ArrayList<>();
    Values.items(mapping, "anyOf").forEach(each -> anyOf.add(read(each)));
    List<String> required =
        Values.items(mapping, "required").stream()
            .filter(Text.class::isInstance)
            .map(each -> ((Text) each).text())
            .toList();
    return new Condition(demands, required, anyOf);
  }

  private Demand demand(Value value) {
    if (!(value instanceof Mapping mapping)) {
      refuse(value.span(), "what skip_prompt_if asks of an answer must be an object");
      return new Demand(Optional.empty(), List.of(), Optional.empty());
    }
    return new Demand(
        Optional.ofNullable(mapping.get("const")).flatMap(this::plain),
        Values.items(mapping, "enum").stream().flatMap(each -> plain(each).stream()).toList(),
        SchemaReader.text(mapping, "pattern", found).flatMap(this::pattern));
  }

  private Optional<Object> plain(Value value) {
    return switch (value) {
      case Text text -> Optional.of(text.text());
      case Bool bool -> Optional.of(bool.value());
      case Num num -> AnswerType.NUMBER.of(num);
      case Null _, Secret _, Seq _, Mapping _ -> {
        refuse(value.span(), "skip_prompt_if compares with texts, numbers, true and false only");
        yield Optional.empty();
      }
    };
  }

  private Optional<Patterns> pattern(Text text) {
    try {
      return Optional.of(Patterns.of(text.text()));
    } catch (FunctionFault e) {
      refuse(text.span(), "a pattern of skip_prompt_if is none of RE2: " + e.message());
      return Optional.empty();
    }
  }

  private void refuse(Span at, String why) {
    found.add(SchemaReader.fault(at, property + ": " + why));
  }
}
