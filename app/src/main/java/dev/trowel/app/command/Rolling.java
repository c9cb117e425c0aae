package dev.trowel.app.command;

import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Rollback;
import dev.trowel.core.history.Errand;

/// A deployment of what was deployed once.
///
/// @param number that of the former deployment
/// @param isDry whether nothing is to be changed
record Rolling(long number, Rollback rollback, boolean isDry) {
  Deployer deployer() {
    return Deployer.again(rollback);
  }

  /// What the history is to call it.
  Errand errand(Errand command) {
    return command.named("rollback of " + number);
  }
}
