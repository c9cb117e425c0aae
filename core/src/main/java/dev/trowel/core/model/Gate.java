package dev.trowel.core.model;

import dev.trowel.schema.bundle.GateSettings;
import java.util.List;

/// One sort of condition that a version must meet before it is promoted.
public sealed interface Gate
    permits JobGate, MetricGate, TagGate, AgeGate, ApprovalGate, UnreadableGate {

  /// All of them, in the order in which they are asked: what costs least comes last, so that the
  /// graver reasons are read first.
  List<Gate> ALL =
      List.of(
          new UnreadableGate(),
          new JobGate(),
          new MetricGate(),
          new TagGate(),
          new AgeGate(),
          new ApprovalGate());

  /// What a version is told; nothing where the bundle says nothing of this sort.
  List<Verdict> judge(GateSettings.Gate declared, Trial trial);
}
