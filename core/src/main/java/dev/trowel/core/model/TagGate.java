package dev.trowel.core.model;

import dev.trowel.schema.bundle.GateSettings;
import java.util.List;

/// Tags are on the version, as a validation puts them there.
final class TagGate implements Gate {

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.tags().entrySet().stream()
        .map(tag -> judge(declared.name(), tag.getKey(), tag.getValue(), trial))
        .toList();
  }

  private static Verdict judge(String gate, String key, String wanted, Trial trial) {
    String condition = "tag %s = %s".formatted(key, wanted);
    String found = trial.candidate().tags().get(key);
    if (found == null) {
      return Verdict.unknown(
          gate, condition, "it has no tag " + key, "Let the validation set it on the version.");
    }
    return found.equals(wanted)
        ? Verdict.passed(gate, condition, "it is")
        : Verdict.refused(
            gate, condition, "it is " + found, "Look at what set it: the version was refused.");
  }
}
