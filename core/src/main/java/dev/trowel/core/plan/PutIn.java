package dev.trowel.core.plan;

import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import java.util.List;
import java.util.Optional;

/// What the format puts into the settings of every resource of a kind (format.md 2.13), where that
/// marks an object as one of a bundle. An object that a bundle took over and never changed has none
/// of it, and is not changed for that alone.
///
/// @param forced the marks
/// @param defaults what it puts where the bundle says nothing
record PutIn(List<Preset> forced, List<Preset> defaults) {

  static PutIn of(ResourceKind kind) {
    Optional<Facets> facets =
        Schemas.kind(kind.name())
            .map(KindSchema::facets)
            .filter(each -> each.forced().stream().anyMatch(PutIn::namesDeployment));
    return new PutIn(
        facets.map(Facets::forced).orElse(List.of()),
        facets.map(Facets::defaults).orElse(List.of()));
  }

  /// Whether `recorded` is of an object that was only taken over: what is sent has every mark.
  boolean isTakenOver(Recorded recorded) {
    return !forced.isEmpty()
        && forced.stream()
            .filter(PutIn::namesDeployment)
            .map(preset -> Path.of(preset.path().steps().toArray(String[]::new)))
            .allMatch(place -> Trees.find(recorded.settings(), place) == null);
  }

  private static boolean namesDeployment(Preset preset) {
    return Template.mayBeIn(preset.value());
  }

  /// Whether `difference` is there only because of that: the workspace says nothing there.
  boolean is(Difference difference) {
    return difference.verdict() == Verdict.UPDATE
        && (forced.stream().anyMatch(preset -> preset.path().matches(difference.path()))
            || (Trees.isEmpty(difference.live())
                && defaults.stream().anyMatch(preset -> isDefault(preset, difference))));
  }

  private static boolean isDefault(Preset preset, Difference difference) {
    return preset.path().matches(difference.path())
        && Trees.same(preset.value(), difference.desired());
  }
}
