package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Scope;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Puts in the values of the format: defaults where the bundle has none, forced ones whatever it
/// says (format.md 2.13).
final class FormatValues {

  private static final Span FORMAT = Span.synthetic("default");

  private final Scope scope;
  private final Diagnostics diagnostics;
  private final ByKind<PatternTree<Filling>> defaults;
  private final ByKind<PatternTree<Filling>> forced;

  /// @param scope resolves references in the values
  /// @param diagnostics takes errors where a bundle says what only the format says
  FormatValues(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
    this.defaults = new ByKind<>(facets -> fillings(facets.defaults()));
    this.forced = new ByKind<>(facets -> fillings(facets.forced()));
  }

  /// A field that gets a value, the same in all resources of a kind.
  ///
  /// @param in the mappings that hold it, or may hold it
  /// @param unless a field beside it that takes its place; `""` for none
  private record Filling(PathPattern in, String field, Value value, String unless) {}

  private PatternTree<Filling> fillings(List<Preset> presets) {
    List<Filling> fillings = new ArrayList<>();
    for (Preset preset : presets) {
      PathPattern path = preset.path();
      Value value = scope.resolve(Json.at(FORMAT, preset.value()));
      fillings.add(new Filling(path.parent(), path.last(), value, preset.unless()));
    }
    return PatternTree.of(fillings, Filling::in);
  }

  /// Puts in the defaults.
  Mapping defaults(Subject subject, Mapping resource) {
    return defaults
        .of(subject)
        .change(
            subject.key().path(),
            resource,
            (_, value, filling) ->
                value instanceof Mapping parent && !isReplaced(parent, filling)
                    ? Fields.absent(parent, filling.field(), filling.value())
                    : value);
  }

  /// Puts in the forced ones.
  Mapping forced(Subject subject, Mapping resource) {
    return forced
        .of(subject)
        .change(
            subject.key().path(),
            resource,
            (at, value, filling) -> value instanceof Mapping in ? force(at, in, filling) : value);
  }

  private Mapping force(Path at, Mapping parent, Filling filling) {
    if (parent.get(filling.field()) instanceof Mapping written) {
      refuse(at.field(filling.field()), written, filling.value());
    }
    return parent.with(filling.field(), filling.value());
  }

  /// What stands beside the forced fields of a mapping, such as a job's `deployment_id`, would be
  /// lost without a word.
  private void refuse(Path at, Mapping written, Value value) {
    Mapping forced = Values.mapping(value);
    written
        .entries()
        .forEach((name, entry) -> {
          if (!forced.entries().containsKey(name) && !Fields.isUnset(entry.value())) {
            diagnostics.add(reserved(name).at(at.field(name)).in(entry.key()));
          }
        });
  }

  private static Diagnostic reserved(String field) {
    return Diagnostic.error("field-reserved", "%s cannot be set in a bundle".formatted(field))
        .detail("Whoever deploys sets it. Take it away.");
  }

  private static boolean isReplaced(Mapping parent, Filling filling) {
    return !filling.unless().isEmpty() && !Fields.isUnset(parent.get(filling.unless()));
  }
}
