package dev.trowel.schema.preset;

import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// Puts in the values that the format sets whatever the bundle says (format.md 2.13).
final class Forced implements Step {

  private static final Span FORMAT = Span.synthetic("default");

  private final Scope scope;

  /// @param scope resolves references in the values
  Forced(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Mapping forced = resource;
    for (Preset preset : subject.facets().forced()) {
      Value value = scope.resolve(Json.at(FORMAT, preset.value()));
      forced =
          Places.inParents(forced, preset.path(), (parent, field) -> parent.with(field, value));
    }
    return forced;
  }
}
