package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Expression.Call;
import dev.trowel.core.imports.hcl.Expression.Pairs;
import dev.trowel.core.imports.hcl.Operators;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Seq;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Fills in what `optional(…)` in the type of a variable says of fields that are not given.
///
/// @param evaluation evaluates what they are then
record Optionals(Evaluation evaluation) {

  /// The value with all fields of its type.
  Value in(Value value, Expression type) {
    if (!(type instanceof Call call) || call.arguments().isEmpty()) {
      return value;
    }
    Expression inner = call.arguments().getFirst();
    return switch (call.name()) {
      case "optional" -> in(value, inner);
      case "object" ->
          value instanceof Mapping mapping && inner instanceof Pairs fields
              ? object(mapping, fields)
              : value;
      case "map" ->
          value instanceof Mapping mapping ? mapping.map((_, each) -> in(each, inner)) : value;
      case "list", "set" -> value instanceof Seq seq ? seq.map(each -> in(each, inner)) : value;
      default -> value;
    };
  }

  private Mapping object(Mapping given, Pairs fields) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(given.entries());
    for (Expression.Pair each : fields.pairs()) {
      String name = Operators.text(evaluation.of(each.key()));
      Value value = given.get(name);
      if (value != null && !(value instanceof Null)) {
        entries.put(name, new Entry(value.span(), in(value, each.value())));
      } else if (each.value() instanceof Call call && call.name().equals("optional")) {
        entries.put(name, new Entry(given.span(), otherwise(call)));
      }
    }
    return new Mapping(given.span(), entries);
  }

  private Value otherwise(Call optional) {
    return optional.arguments().size() > 1
        ? in(evaluation.of(optional.arguments().get(1)), optional.arguments().getFirst())
        : new Null(optional.span());
  }
}
