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
    mapping
        .entries()
        .forEach((name, entry) -> {
          Schema expected = type.fields().get(name);
          if (expected != null) {
            Value value = entry.value();
            switch (types.resolve(expected)) {
              case Schema.Choice(List<String> values) ->
                  check(path.field(name), value, values, diagnostics);
              case Schema.ListOf(Schema element) when value instanceof Seq(_, List<Value> items) ->
                  check(path.field(name), items, types.resolve(element), diagnostics);
              case Schema.Scalar _,
                  Schema.ListOf _,
                  Schema.MapOf _,
                  Schema.ObjectOf _,
                  Schema.Ref _ -> {}
            }
          }
        });
    for (WordsOfText words : WordsOfText.of(type.name())) {
      Value value = mapping.get(words.field());
      if (value != null) {
        words.check(path.field(words.field()), value, diagnostics);
      }
    }
  }

  private static void check(Path path, List<Value> items, Schema element, Diagnostics diagnostics) {
    if (element instanceof Schema.Choice(List<String> values)) {
      for (int i = 0; i < items.size(); i++) {
        check(path.index(i), items.get(i), values, diagnostics);
      }
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
