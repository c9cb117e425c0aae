package dev.trowel.core.deploy;

import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Optional;
import java.util.function.Function;

/// Does what changes no resource of a deployment, and must not cross one of the same target.
public final class Alone {

  private Alone() {}

  /// Runs `work` while it is our turn.
  ///
  /// @param work gets the site, whose workspace may be changed as long as it is
  /// @throws dev.trowel.schema.diagnostic.StopException `lock-held` when somebody deploys,
  ///   `lease-lost` when somebody took the turn away
  public static <T> T run(Site site, Terms terms, Diagnostics warnings, Function<Site, T> work) {
    return LockedRun.quiet(site, terms)
        .recording(Optional.empty(), warnings, turn -> work.apply(turn.site()));
  }
}
