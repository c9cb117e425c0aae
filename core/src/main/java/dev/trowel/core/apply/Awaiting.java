package dev.trowel.core.apply;

import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.schema.diagnostic.Diagnostic;

/// Waits for what has to be there before a resource is made or changed, and is no resource itself.
@FunctionalInterface
public interface Awaiting {

  /// Nothing is waited for.
  Awaiting NOTHING = (line, settings, waiter) -> new Ready.Now(settings);

  /// Returns when `line` can be carried out, or will not be.
  ///
  /// @param settings what is to be sent, as far as is known
  Ready before(Planned line, Settings settings, Waiter waiter);

  /// How waiting ended.
  sealed interface Ready {
    /// It can be done, with these settings.
    record Now(Settings settings) implements Ready {}

    /// It cannot.
    record Not(Diagnostic why) implements Ready {}
  }
}
