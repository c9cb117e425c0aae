package dev.trowel.core.model;

import dev.trowel.schema.bundle.GateSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The version is not older than the bundle says.
final class AgeGate implements Gate {

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.maxAge().stream().map(most -> judge(declared.name(), most, trial)).toList();
  }

  private static Verdict judge(String gate, Duration most, Trial trial) {
    String condition = "not older than " + words(most);
    long created = trial.candidate().created();
    if (created == 0) {
      return Verdict.unknown(
          gate, condition, "the registry does not say when it was made", "Register a new version.");
    }
    Duration age = Duration.between(Instant.ofEpochMilli(created), trial.now());
    return age.compareTo(most) <= 0
        ? Verdict.passed(gate, condition, "it is " + words(age) + " old")
        : Verdict.refused(
            gate,
            condition,
            "it is " + words(age) + " old",
            "Train a new one, or change the gate.");
  }

  private static String words(Duration duration) {
    if (duration.toMinutes() < 60) {
      return Math.max(0, duration.toMinutes()) + " min";
    }
    return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
  }
}
