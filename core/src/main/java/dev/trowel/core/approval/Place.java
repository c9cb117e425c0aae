package dev.trowel.core.approval;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The facts that say by whom and where a plan is carried out.
final class Place {

  /// The name of the target's fact.
  static final String TARGET = "target";

  private static final String WORKSPACE = "workspace";
  private static final String LINEAGE = "state_lineage";

  private Place() {}

  /// What is known before anything is planned.
  ///
  /// @param tool the version of the program
  /// @param host where the workspace is, in a form that stays the same from one run to the next
  static SequencedMap<String, String> of(Site site, String tool, String host) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("tool_version", tool);
    facts.put("host", host);
    facts.put(WORKSPACE, site.workspace().workspaceId());
    facts.put("identity", site.workspace().user().userName());
    facts.put(TARGET, site.bundle().target());
    facts.put("bundle", site.bundle().name());
    facts.put("root_path", site.bundle().layout().root());
    facts.put("git_commit", site.git().commit());
    return facts;
  }

  /// The same, with the records that were planned from: what is protected may change without the
  /// state.
  static SequencedMap<String, String> with(SequencedMap<String, String> facts, Proposal proposal) {
    State state = proposal.plan().base();
    SequencedMap<String, String> all = new LinkedHashMap<>(facts);
    all.put(LINEAGE, state.lineage());
    all.put("state_serial", Long.toString(state.serial()));
    all.put("interrupted", String.join(", ", proposal.recovered().versions()));
    all.put(
        "protected",
        proposal.protection().before().entries().keySet().stream()
            .map(ResourceKey::toString)
            .collect(Collectors.joining(", ")));
    return all;
  }

  /// Whether two values of a fact say the same; the workspace's id is not always told, and a first
  /// deployment shows in the serial.
  static boolean isSame(String fact, String saved, String now) {
    boolean open =
        switch (fact) {
          case WORKSPACE -> saved.isEmpty() || now.isEmpty();
          case LINEAGE -> saved.isEmpty();
          default -> false;
        };
    return open || saved.equals(now);
  }
}
