package dev.trowel.schema.preset;

import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// Puts in the values that the format gives where the bundle has none (format.md 2.13).
final class Defaults implements Step {

  private static final Span FORMAT = Span.synthetic("default");

  private final Scope scope;

  /// @param scope resolves references in the values
  Defaults(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Mapping filled = resource;
    for (Preset preset : subject.facets().defaults()) {
      Value value = scope.resolve(Json.at(FORMAT, preset.value()));
      filled =
          Places.inParents(
              filled,
              preset.path(),
              (parent, field) ->
                  isReplaced(parent, preset) ? parent : Fields.absent(parent, field, value));
    }
    return filled;
  }

  private static boolean isReplaced(Mapping parent, Preset preset) {
    return !preset.unless().isEmpty() && !Fields.isUnset(parent.get(preset.unless()));
  }
}
