package dev.trowel.core.deploy;

import dev.trowel.core.intent.Intents;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.Begun;
import dev.trowel.core.workspace.Gate;
import dev.trowel.schema.diagnostic.StopException;

/// Says in the workspace what a deployment is about to do to resources, while files are on their
/// way; nothing of it is begun before that is said.
///
/// @param name of the file
/// @param lineage of the state that the deployment makes
/// @param said the intents, once they stand there
record Announcing(Interruptions interruptions, String name, String lineage, Begun<Intents> said) {

  /// Begins it.
  ///
  /// @param gate closed when nothing new may be begun
  /// @param run which deployment it is
  static Announcing begin(
      Interruptions interruptions, Proposal proposal, Groundwork ground, Gate gate, Run run) {
    Plan plan = proposal.plan();
    String name = Interruptions.name(plan.base(), run.id());
    String lineage =
        proposal.recorded().exists()
            ? proposal.recorded().lineage()
            : Interruptions.lineage(plan.base());
    Begun<Intents> said =
        Begun.of(() -> {
          gate.pass();
          return interruptions.announce(plan.base(), ground.intents(), name, lineage, run.epoch());
        });
    return new Announcing(interruptions, name, lineage, said);
  }

  /// Which deployment it is.
  ///
  /// @param id that in the history
  /// @param epoch the number of its turn
  record Run(String id, long epoch) {}

  /// Takes it back: nothing of it was begun.
  void withdraw() {
    try {
      if (said.get().isEmpty()) {
        return;
      }
    } catch (StopException perhaps) {
      // It may stand there all the same.
    }
    interruptions.withdraw(name);
  }
}
