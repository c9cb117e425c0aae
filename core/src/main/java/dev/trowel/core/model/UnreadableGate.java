package dev.trowel.core.model;

import dev.trowel.schema.bundle.GateSettings;
import java.util.List;

/// What a gate asks for and nobody can read is not met: only a gate that says nothing passes all.
final class UnreadableGate implements Gate {

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.unreadable().stream()
        .map(condition ->
            Verdict.unknown(
                declared.name(),
                condition,
                "it cannot be read",
                "Correct it: trowel validate says what is wrong with it."))
        .toList();
  }
}
