package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.target.KeyedMerge;
import dev.trowel.schema.value.Value.Mapping;

/// Merges lists by key now that keys are resolved, and looks again whether types fit (format.md 3,
/// step 28).
final class MergedLists implements Step {

  private final Checker.UnknownFields unknownFields;
  private final Diagnostics diagnostics;

  /// @param unknownFields what becomes of fields that no schema knows
  MergedLists(Checker.UnknownFields unknownFields, Diagnostics diagnostics) {
    this.unknownFields = unknownFields;
    this.diagnostics = diagnostics;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Path at = subject.key().path();
    Mapping merged = KeyedMerge.merge(resource, subject.facets(), at, diagnostics);
    return Schemas.resource(subject.kind().kind())
        .map(shape -> fitting(merged, shape, at))
        .orElse(merged);
  }

  private Mapping fitting(Mapping resource, Shape shape, Path at) {
    Checker checker = Checker.of(shape.types(), _ -> false, unknownFields, diagnostics);
    return checker.check(resource, shape.root(), at) instanceof Mapping fitting
        ? fitting
        : resource;
  }
}
