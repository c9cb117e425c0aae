package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Types;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import org.jspecify.annotations.Nullable;

/// Takes away optional fields with an empty text, which mean the same as absent ones (format.md
/// 2.13).
final class EmptyTexts implements Step {

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Types types = subject.kind().types();
    return object(resource, subject.kind().settings(), types);
  }

  private static Value drop(Value value, @Nullable Schema expected, Types types) {
    Schema schema = expected == null ? null : types.resolve(expected);
    return switch (value) {
      case Mapping mapping when schema instanceof Schema.ObjectOf object ->
          object(mapping, object, types);
      case Mapping mapping when schema instanceof Schema.MapOf(Schema each) ->
          mapping.map((_, below) -> drop(below, each, types));
      case Seq seq when schema instanceof Schema.ListOf(Schema element) ->
          seq.map(item -> drop(item, element, types));
      case Mapping _, Seq _, Value.Null _, Value.Bool _, Value.Num _, Text _, Value.Secret _ ->
          value;
    };
  }

  private static Mapping object(Mapping mapping, Schema.ObjectOf object, Types types) {
    return mapping.sift((name, entry) -> {
      Schema field = object.fields().get(name);
      boolean optional = field != null && !object.required().contains(name);
      return optional && isWrittenEmpty(entry.value()) ? null : drop(entry.value(), field, types);
    });
  }

  /// An empty text that the format itself puts in says something.
  private static boolean isWrittenEmpty(Value value) {
    return value instanceof Text(Span span, String text) && text.isEmpty() && span.isWritten();
  }
}
