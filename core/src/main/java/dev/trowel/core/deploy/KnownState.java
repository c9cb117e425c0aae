package dev.trowel.core.deploy;

import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;

/// What is known to be deployed, for commands that only tell of it.
public final class KnownState {

  private KnownState() {}

  /// What is recorded, and what interrupted deployments did besides, as far as that can be found
  /// out. Changes nothing in the workspace.
  ///
  /// @param always whether to ask the workspace even when there is a state on this machine
  public static State of(Site site, boolean always, Diagnostics warnings) {
    State recorded = site.store().pull(always, warnings).state();
    try {
      Interruptions interruptions = new Interruptions(site.untouched());
      Recovered recovered =
          interruptions.recovered(recorded, interruptions.found(), new Turns(site));
      warnings.addAll(recovered.warnings());
      return recovered.state();
    } catch (StopException unresolved) {
      // What cannot be found out is no reason not to tell the rest; deploying says so.
      return recorded;
    }
  }
}
