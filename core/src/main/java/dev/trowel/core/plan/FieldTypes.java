package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import java.util.Optional;

/// The types of one kind's fields, so that a reference's value takes the type of the field it
/// fills.
public record FieldTypes(Optional<KindSchema> schema) {

  /// For nodes without a schema file: everything stays as it is.
  static final FieldTypes NONE = new FieldTypes(Optional.empty());

  /// `value` as the field at `path` wants it: an id is text until it fills a number's place.
  JsonNode fit(Path path, JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    // Two switches: one over types and constants together is put together when it is first met.
    return at(path).orElse(Schema.Scalar.ANY) instanceof Schema.Scalar scalar
        ? fit(scalar, value)
        : value;
  }

  private static JsonNode fit(Schema.Scalar type, JsonNode text) {
    return switch (type) {
      case INTEGER -> whole(text);
      case BOOLEAN -> truth(text);
      case STRING, NUMBER, ANY -> text;
    };
  }

  /// The type of the field at `path`, or empty when the schema does not know it.
  public Optional<Schema> at(Path path) {
    return schema.flatMap(kind -> {
      Optional<Schema> at = Optional.of(kind.settings());
      for (Path.Step step : path.steps()) {
        at = at.flatMap(type -> below(kind.types().resolve(type), step));
      }
      return at.map(kind.types()::resolve);
    });
  }

  /// Whether the schema has the field at `path`; what it does not have is sent on the user's word
  /// and never compared with what is live.
  boolean knows(Path path) {
    return schema.isEmpty() || at(path).isPresent();
  }

  private static Optional<Schema> below(Schema type, Path.Step step) {
    return switch (type) {
      case Schema.ObjectOf object when step instanceof Path.Field(String name) ->
          Optional.ofNullable(object.fields().get(name));
      case Schema.MapOf(Schema value) when step instanceof Path.Field -> Optional.of(value);
      case Schema.ListOf(Schema element) -> Optional.of(element);
      case Schema.ObjectOf _, Schema.MapOf _, Schema.Scalar _, Schema.Choice _, Schema.Ref _ ->
          Optional.empty();
    };
  }

  private static JsonNode whole(JsonNode text) {
    try {
      return LongNode.valueOf(Long.parseLong(text.textValue()));
    } catch (NumberFormatException stillText) {
      return text;
    }
  }

  private static JsonNode truth(JsonNode text) {
    return switch (text.textValue()) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> text;
    };
  }
}
