package dev.trowel.core.model;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.bundle.GateSettings;
import java.util.List;

/// Lets members of the groups that gates name agree to a version.
///
/// @param site where the version is
/// @param gates that ask for approvals, such as those of the target it is to be promoted to
public record Approvals(Site site, List<GateSettings.Gate> gates) {
  public Approvals {
    gates = List.copyOf(gates);
  }

  /// Puts a tag on the version for each group that a gate names and who is logged in belongs to.
  ///
  /// @return those groups
  /// @throws dev.trowel.schema.diagnostic.StopException `approval-refused` when there is none, and
  ///   as [Pick#in]
  public List<String> approve(String key, Pick pick) {
    Registered model = Registered.of(site, key);
    Version version = pick.in(model);
    List<String> asked = gates.stream().flatMap(gate -> gate.group().stream()).distinct().toList();
    User user = site.workspace().user();
    List<String> mine = asked.stream().filter(user.groups()::contains).toList();
    if (mine.isEmpty()) {
      throw ModelProblem.noApproval(user.userName(), asked);
    }
    String words = user.userName() + " at " + site.clock().instant();
    mine.forEach(group ->
        model
            .registry()
            .tag(model.name(), version.number(), ApprovalGate.tag(group), words + " for " + group));
    return mine;
  }
}
