package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.Locale;
import java.util.Set;

/// A target that is called production is not deployed as one person's development copy.
final class ProductionIsInProductionMode implements Rule {

  private static final Set<String> NAMES = Set.of("prod", "prd", "production", "live");
  private static final Path MODE = Path.of("bundle", "mode");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Value mode = Values.find(bundle.tree(), MODE);
    if (bundle.mode() == Mode.DEVELOPMENT
        && mode != null
        && NAMES.contains(bundle.target().toLowerCase(Locale.ROOT))) {
      diagnostics.add(
          Diagnostic.warning(
                  "production-by-name-only",
                  "the target %s is in development mode".formatted(bundle.target()))
              .detail(
                  "Names get a prefix, schedules are paused, and every deployer gets a copy. Write"
                      + " mode: production.")
              .at(MODE)
              .in(mode.span()));
    }
  }
}
