package dev.trowel.core.footprint;

import dev.trowel.core.state.Parallel;
import dev.trowel.schema.bundle.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks through the folders of a deployment; only reads.
///
/// One request for each folder of the deployment itself: into what others put there it does not
/// look, so that the cost does not depend on them.
public final class Surveyor {

  private static final String VOLUMES = "/Volumes/";

  private final Listing listing;
  private final List<Layout> layouts;
  private final Ours ours;

  /// @param listing lists folders
  /// @param layouts the folders the deployment has, the first, and had before
  /// @param files absolute paths of the files that were uploaded
  /// @param objects ids and paths of deployed objects, of which some lie in the tree
  public Surveyor(Listing listing, List<Layout> layouts, Set<String> files, Set<String> objects) {
    this.listing = listing;
    this.layouts = List.copyOf(layouts);
    this.ours = new Ours(layouts, files, objects);
  }

  /// What is there.
  public Survey survey() {
    return new Survey(areas().stream().flatMap(area -> look(area).stream()).toList());
  }

  private Optional<Surveyed> look(String folder) {
    return listing.of(folder).map(nodes -> sorted(folder, nodes));
  }

  private Surveyed sorted(String folder, List<Node> nodes) {
    List<Node> own = new ArrayList<>();
    List<Node> shared = new ArrayList<>();
    List<Node> foreign = new ArrayList<>();
    for (Node node : nodes) {
      switch (ours.sort(folder, node)) {
        case OWN -> own.add(node);
        case SHARED -> shared.add(node);
        case FOREIGN -> foreign.add(node);
      }
    }
    List<Surveyed> inner =
        Parallel.map(shared, node -> look(node.path())).stream().flatMap(Optional::stream).toList();
    return new Surveyed(folder, own, inner, foreign);
  }

  /// The folders that lie in no other one, the one with the present state last.
  private List<String> areas() {
    Set<String> all =
        layouts.stream()
            .flatMap(Ours::all)
            .filter(folder -> !folder.startsWith(VOLUMES))
            .collect(Collectors.toSet());
    String state = layouts.getFirst().state() + "/";
    return all.stream()
        .filter(folder -> all.stream().noneMatch(other -> isIn(folder, other)))
        .sorted(
            Comparator.comparing((String folder) -> state.startsWith(folder + "/"))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static boolean isIn(String folder, String other) {
    return folder.startsWith(other + "/");
  }
}
