package dev.trowel.core.deploy;

import dev.trowel.core.footprint.Node;
import dev.trowel.core.footprint.Remover;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.Begun;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes a deployment's folders away when its resources are gone, and leaves what others put there.
///
/// What lies there is looked at once more while the last resources go: it was agreed to by what was
/// there before.
final class Clearing {

  /// So many of the files that stay are named.
  private static final int NAMED = 10;

  private final Site site;
  private final Footprint footprint;
  private final Begun<Boolean> doubted;

  private Clearing(Site site, Optional<byte[]> record, Optional<Survey> before) {
    this.site = site;
    this.footprint = Footprint.again(site, before);
    this.doubted =
        Begun.of(() -> {
          new FileSync(site).doubt(record);
          return true;
        });
  }

  /// Begins to look, and to say that nobody knows which files will be left.
  ///
  /// @param site where the workspace may be changed
  /// @param record what tells of the files now
  /// @param before what was found before
  static Clearing begin(Site site, Optional<byte[]> record, Optional<Survey> before) {
    return new Clearing(site, record, before);
  }

  /// Waits until nothing of it goes on.
  void await() {
    doubted.await();
  }

  /// Removes all that the deployment put there, its records last; whoever is cut off goes on the
  /// same way. What was not seen when it was agreed to stays, too.
  ///
  /// @param plan what was carried out
  /// @param agreed paths of what others put there and goes all the same
  /// @param warnings takes what stays
  void clear(Plan plan, Set<String> agreed, Diagnostics warnings) {
    doubted.get();
    new Libraries(site).sync().cleanVolume();
    Survey now = footprint.survey(plan);
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
