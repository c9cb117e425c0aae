package dev.trowel.schema.preset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// Puts in the values of the format: defaults where the bundle has none, forced ones whatever it
/// says (format.md 2.13).
final class FormatValues {

  private static final Span FORMAT = Span.synthetic("default");

  private final Scope scope;
  private final Diagnostics diagnostics;

  /// @param scope resolves references in the values
  /// @param diagnostics takes errors where a bundle says what only the format says
  FormatValues(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
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
      refuse(subject, filled, preset);
      filled =
          Places.inParents(filled, preset.path(), (parent, field) -> parent.with(field, value));
    }
    return filled;
  }

  /// What stands beside the forced fields of a mapping, such as a job's `deployment_id`, would be
  /// lost without a word.
  private void refuse(Subject subject, Mapping resource, Preset forced) {
    Places.change(
        resource,
        forced.path(),
        (path, value) -> {
          Values.mapping(value)
              .entries()
              .forEach((name, entry) -> {
                if (!forced.value().has(name) && !Fields.isUnset(entry.value())) {
                  diagnostics.add(
                      reserved(name)
                          .at(subject.key().path().then(path).field(name))
                          .in(entry.key()));
                }
              });
          return value;
        });
  }

  private static Diagnostic reserved(String field) {
    return Diagnostic.error("field-reserved", "%s cannot be set in a bundle".formatted(field))
        .detail("Whoever deploys sets it. Take it away.");
  }

  private Value value(JsonNode written) {
    return scope.resolve(Json.at(FORMAT, written));
  }

  private static boolean isReplaced(Mapping parent, Preset preset) {
    return !preset.unless().isEmpty() && !Fields.isUnset(parent.get(preset.unless()));
  }
}
