package dev.trowel.schema.preset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// Puts in the values of the format: defaults where the bundle has none, forced ones whatever it
/// says (format.md 2.13).
final class FormatValues {

  private static final Span FORMAT = Span.synthetic("default");

  private final Scope scope;

  /// @param scope resolves references in the values
  FormatValues(Scope scope) {
    this.scope = scope;
  }

  /// Puts in the defaults.
  Mapping defaults(Subject subject, Mapping resource) {
    Mapping filled = resource;
    for (Preset preset : subject.facets().defaults()) {
      Value value = value(preset.value());
      filled =
          Places.inParents(
              filled,
              preset.path(),
              (parent, field) ->
                  isReplaced(parent, preset) ? parent : Fields.absent(parent, field, value));
    }
    return filled;
  }

  /// Puts in the forced ones.
  Mapping forced(Subject subject, Mapping resource) {
    Mapping filled = resource;
    for (Preset preset : subject.facets().forced()) {
      Value value = value(preset.value());
      filled =
          Places.inParents(filled, preset.path(), (parent, field) -> parent.with(field, value));
    }
    return filled;
  }

  private Value value(JsonNode written) {
    return scope.resolve(Json.at(FORMAT, written));
  }

  private static boolean isReplaced(Mapping parent, Preset preset) {
    return !preset.unless().isEmpty() && !Fields.isUnset(parent.get(preset.unless()));
  }
}
