package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// What `trowel.health` says watches and trains a model is declared in the bundle.
final class HealthNamesResources implements Rule {

  private static final String MONITORS = "quality_monitors";
  private static final String JOBS = "jobs";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Health health : Health.in(bundle.tree())) {
      Path at = Health.PLACE.field(health.name());
      check(bundle, at.field("monitor"), MONITORS, diagnostics);
      check(bundle, at.field("retrain"), JOBS, diagnostics);
    }
  }

  private static void check(Inspected bundle, Path at, String kind, Diagnostics diagnostics) {
    Value written = Values.find(bundle.tree(), at);
    if (!(written instanceof Text text) || text.text().contains("${")) {
      return;
    }
    List<String> keys =
        bundle.resources().keySet().stream()
            .filter(key -> key.kind().equals(kind))
            .map(ResourceKey::toString)
            .toList();
    if (!keys.contains(text.text())) {
      String otherwise =
          keys.isEmpty()
              ? "The bundle declares no " + kind + "."
              : "There is " + String.join(", ", keys) + ".";
      diagnostics.add(
          Diagnostic.error(
                  "health-key", "%s is none of the bundle's %s".formatted(text.text(), kind))
              .detail(Suggestion.advice(text.text(), keys, otherwise))
              .at(at)
              .in(text.span()));
    }
  }
}
