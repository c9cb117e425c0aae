package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.For;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Evaluates `for`.
///
/// @param around what holds around the loop
record Loops(Evaluation around) {

  /// The list or object that a loop makes.
  Value of(For loop) {
    List<Rounds> rounds = Rounds.of(around.of(loop.in()));
    List<Value> items = new ArrayList<>();
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    for (Rounds round : rounds) {
      Evaluation inside = inside(loop, round);
      if (loop.condition() == null || Operators.isTrue(inside.of(loop.condition()))) {
        Value value = inside.of(loop.value());
        items.add(value);
        if (loop.key() != null) {
          Value key = inside.of(loop.key());
          String name = Operators.text(key);
          Value made = loop.groups() ? grouped(entries.get(name), value) : value;
          entries.put(name, new Entry(key.span(), made));
        }
      }
    }
    return loop.key() == null ? new Seq(loop.span(), items) : new Mapping(loop.span(), entries);
  }

  private static Value grouped(@Nullable Entry before, Value value) {
    List<Value> group = new ArrayList<>();
    if (before != null && before.value() instanceof Seq seq) {
      group.addAll(seq.items());
    }
    group.add(value);
    return new Seq(value.span(), group);
  }

  private Evaluation inside(For loop, Rounds round) {
    Map<String, Value> names = new LinkedHashMap<>(Map.of(loop.valueName(), round.value()));
    if (loop.keyName() != null) {
      names.put(loop.keyName(), round.key());
    }
    return with(around, names);
  }

  /// An evaluation that knows more names.
  static Evaluation with(Evaluation around, Map<String, Value> names) {
    References references =
        (Span span, List<String> steps) -> {
          Value value = names.get(steps.getFirst());
          return value == null
              ? around.references().find(span, steps)
              : new References.Found(value, 1);
        };
    return new Evaluation(references, around.functions());
  }
}
