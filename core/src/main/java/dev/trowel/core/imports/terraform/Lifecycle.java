package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// What a resource says of its life.
///
/// @param resource the resource
/// @param notes takes what a bundle has no rule for
record Lifecycle(Instance resource, Notes notes) {

  /// The settings with it.
  Mapping in(Mapping settings) {
    Mapping guarded = settings;
    for (Block block : resource.block().body().blocks("lifecycle").toList()) {
      for (var attribute : block.body().attributes().entrySet()) {
        if (attribute.getKey().equals("prevent_destroy")) {
          guarded = kept(attribute.getValue(), guarded);
        } else {
          leftOut(attribute.getValue().name(), attribute.getKey());
        }
      }
      block.body().blocks().forEach(each -> leftOut(each.span(), each.type()));
    }
    return guarded;
  }

  private void leftOut(Span place, String what) {
    notes.leftOut(
        place,
        "lifecycle.%s of %s".formatted(what, resource.address()),
        "A bundle has no such rule.");
  }

  private Mapping kept(Body.Attribute said, Mapping settings) {
    try {
      Value on = resource.evaluation().of(said.value());
      return settings.with("lifecycle", Made.mapping("prevent_destroy", on));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      return settings;
    }
  }
}
