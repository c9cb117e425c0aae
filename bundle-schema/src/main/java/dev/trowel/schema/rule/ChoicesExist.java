package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that takes one of a few values has one of them (format.md 7). What is only written in
/// another case may be taken, and is warned of.
final class ChoicesExist implements Rule {

  private static final String CODE = "value-not-a-choice";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle, (path, mapping, type, types) -> check(path, mapping, type, types, diagnostics));
  }

  private static void check(
      Path path, Mapping mapping, Schema.ObjectOf type, Types types, Diagnostics diagnostics) {
    for (var each : mapping.entries().entrySet()) {
      Schema expected = type.fields().get(each.getKey());
      WordsOfText.of(type.name(), each.getKey())
          .ifPresent(words ->
              words.check(path.field(each.getKey()), each.getValue().value(), diagnostics));
      if (expected != null) {
        check(
            path.field(each.getKey()),
            each.getValue().value(),
            types.resolve(expected),
            types,
            diagnostics);
      }
    }
  }

  private static void check(
      Path path, Value value, Schema schema, Types types, Diagnostics diagnostics) {
    switch (schema) {
      case Schema.Choice(List<String> values) -> check(path, value, values, diagnostics);
      case Schema.ListOf(Schema element) when value instanceof Seq(_, List<Value> items) -> {
        if (types.resolve(element) instanceof Schema.Choice(List<String> values)) {
          for (int i = 0; i < items.size(); i++) {
            check(path.index(i), items.get(i), values, diagnostics);
          }
        }
      }
      case Schema.Scalar _, Schema.ListOf _, Schema.MapOf _, Schema.ObjectOf _, Schema.Ref _ -> {}
    }
  }

  private static void check(
      Path path, @Nullable Value value, List<String> values, Diagnostics diagnostics) {
    if (value instanceof Text written
        && value instanceof Text(var place, String text)
        && !values.contains(text)
        && !Reference.isIn(text)) {
      String summary =
          "invalid value \"%s\" for enum field. Valid values are [%s]"
              .formatted(text, String.join(" ", values));
      diagnostics.add(
          (isTaken(text, values)
                  ? Diagnostic.warning(CODE, summary)
                  : Diagnostic.error(CODE, summary))
              .detail(Suggestion.advice(text, values, "Write one of these values."))
              .at(path)
              .in(place)
              .fix(Suggestion.mend(written, values)));
    }
  }

  /// The workspace takes `GITHUB` for `gitHub`; of most fields it is not known whether it does.
  private static boolean isTaken(String text, List<String> values) {
    return values.stream().anyMatch(text::equalsIgnoreCase);
  }
}
