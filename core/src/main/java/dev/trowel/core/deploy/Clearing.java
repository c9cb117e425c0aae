package dev.trowel.core.deploy;

import dev.trowel.core.footprint.Node;
import dev.trowel.core.footprint.Remover;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.plan.Plan;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes a deployment's folders away when its resources are gone, and leaves what others put there.
///
/// @param site where the workspace may be changed
record Clearing(Site site) {

  /// So many of the files that stay are named.
  private static final int NAMED = 10;

  /// Removes all that the deployment put there, its records last; whoever is cut off goes on the
  /// same way. What was not seen when it was agreed to stays, too.
  ///
  /// @param plan what was carried out
  /// @param agreed paths of what others put there and goes all the same
  /// @param warnings takes what stays
  void clear(Plan plan, Set<String> agreed, Diagnostics warnings) {
    FileSync sync = new FileSync(site);
    sync.doubt();
    new Libraries(site).sync().cleanVolume();
    Survey now = new Footprint(site).survey(plan);
    kept(now, agreed).ifPresent(warnings::add);
    new Remover(site.workspace().files(), site.bundle().layout().state(), agreed).remove(now);
  }

  private static Optional<Diagnostic> kept(Survey survey, Set<String> agreed) {
    List<Node> staying =
        survey.foreign().stream().filter(node -> !agreed.contains(node.path())).toList();
    return staying.isEmpty() ? Optional.empty() : Optional.of(told(staying));
  }

  /// Says what stays.
  static Diagnostic told(List<Node> staying) {
    String list = staying.stream().limit(NAMED).map(Node::shown).collect(Collectors.joining("\n"));
    int more = staying.size() - NAMED;
    return Diagnostic.warning(
            "files-kept",
            staying.size() == 1
                ? "a file that the bundle did not put there stays"
                : "%d files that the bundle did not put there stay".formatted(staying.size()))
        .detail(
            list
                + (more > 0 ? "\n… and %d more".formatted(more) : "")
                + "\n"
                + "Delete them in the workspace when nobody needs them; destroy --allow-delete"
                + " files would have done so.");
  }
}
