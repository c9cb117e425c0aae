package dev.trowel.core.model;

import dev.trowel.core.workspace.User;
import dev.trowel.schema.bundle.GateSettings;
import java.util.List;

/// Somebody of a group agreed: whoever promotes is in it, or somebody who is tagged the version.
final class ApprovalGate implements Gate {

  /// The tag on a version that says who of a group agreed, and when. Unity Catalog refuses names
  /// with any of `.,-=/:`; groups that differ in others only are told apart by the end.
  static String tag(String group) {
    String plain = group.replaceAll("[^A-Za-z0-9_]", "_");
    return "trowel_approved_" + plain + "_" + Copier.digest(group).substring(0, 8);
  }

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.group().stream().map(group -> judge(declared.name(), group, trial)).toList();
  }

  private static Verdict judge(String gate, String group, Trial trial) {
    String condition = "approved by " + group;
    User user = trial.sites().destination().workspace().user();
    String agreed = trial.candidate().tags().get(tag(group));
    if (agreed != null) {
      return Verdict.passed(gate, condition, agreed);
    }
    return user.groups().contains(group)
        ? Verdict.passed(gate, condition, user.userName() + " is in it")
        : Verdict.unknown(
            gate,
            condition,
            "nobody of it agreed to version %d".formatted(trial.candidate().number()),
            "Somebody of %s runs: trowel model approve %s %d -t %s"
                    .formatted(
                        group,
                        trial.source().key().name(),
                        trial.candidate().number(),
                        trial.source().target())
                + (trial.source().target().equals(trial.destination().target())
                    ? ""
                    : " --to " + trial.destination().target()));
  }
}
