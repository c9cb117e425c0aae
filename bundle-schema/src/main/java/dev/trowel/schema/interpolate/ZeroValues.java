package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.util.Optional;
import java.util.Set;

/// What a reference to a field that the format knows but the bundle does not set stands for: `""`,
/// `0` or `false` (format.md 2.7).
final class ZeroValues {

  private static final Set<String> USER_FIELDS =
      Set.of("active", "displayName", "externalId", "id", "userName", "short_name");

  private ZeroValues() {}

  /// The value of the unset field at `path`; empty when the format has no such field.
  static Optional<Value> at(Path path, Span place) {
    if (path.startsWith(Symbols.USER)) {
      return userField(path, place);
    }
    Shape bundle = Schemas.sections();
    Schema schema = bundle.root();
    for (Path.Step step : path.steps()) {
      Optional<Schema> next = child(bundle, schema, step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      schema = next.get();
    }
    return Optional.of(zero(bundle.types().resolve(schema), place));
  }

  private static Optional<Value> userField(Path path, Span place) {
    return path.steps().getLast() instanceof Field(String name)
            && path.length() == Symbols.USER.length() + 1
            && USER_FIELDS.contains(name)
        ? Optional.of(new Value.Text(place, ""))
        : Optional.empty();
  }

  private static Optional<Schema> child(Shape bundle, Schema schema, Path.Step step) {
    return step instanceof Field(String name)
            && bundle.types().resolve(schema) instanceof Schema.ObjectOf object
        ? Optional.ofNullable(object.fields().get(name))
        : Optional.empty();
  }

  private static Value zero(Schema schema, Span place) {
    return switch (schema) {
      case Schema.Scalar scalar -> scalarZero(scalar, place);
      case Schema.Choice _, Schema.Ref _ -> new Value.Text(place, "");
      case Schema.ListOf _, Schema.MapOf _, Schema.ObjectOf _ -> new Value.Null(place);
    };
  }

  private static Value scalarZero(Schema.Scalar scalar, Span place) {
    return switch (scalar) {
      case STRING, ANY -> new Value.Text(place, "");
      case INTEGER, NUMBER -> new Value.Num(place, "0");
      case BOOLEAN -> new Value.Bool(place, false);
    };
  }
}
