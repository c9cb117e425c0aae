package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;

/// The settings below `trowel` that must not be passed over when they cannot be read: what a
/// reference stood in is looked at again once it is resolved.
public final class ResolvedTrowel {
  private static final Path GATES = Path.of("trowel", "gates");

  private ResolvedTrowel() {}

  /// Reports gates and thresholds that say nothing, but not what was reported before.
  ///
  /// @param tree the resolved one of a target
  public static void check(Value tree, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Value gates = Values.find(tree, GATES);
    if (gates != null) {
      GatesSetting.check(GATES, gates, found);
    }
    Value health = Values.find(tree, Health.PLACE);
    if (health != null) {
      HealthSetting.check(Health.PLACE, health, found);
    }
    found.list().stream()
        .filter(each -> diagnostics.list().stream().noneMatch(known -> isSame(known, each)))
        .forEach(diagnostics::add);
  }

  /// What a target says stands elsewhere in the tree that was not resolved yet.
  private static boolean isSame(Diagnostic known, Diagnostic found) {
    return known.code().equals(found.code())
        && known.summary().equals(found.summary())
        && known.spans().equals(found.spans());
  }
}
