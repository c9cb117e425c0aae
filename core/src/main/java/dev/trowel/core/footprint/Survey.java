package dev.trowel.core.footprint;

import java.util.Comparator;
import java.util.List;

/// All folders of a deployment that are there, and whose the things in them are.
///
/// @param areas folders that lie in none of the others, in the order in which they go: the one with
///   the records last
public record Survey(List<Surveyed> areas) {

  public Survey {
    areas = List.copyOf(areas);
  }

  /// No folder is there.
  public static Survey none() {
    return new Survey(List.of());
  }

  /// What others put there, by path.
  public List<Node> foreign() {
    return areas.stream()
        .flatMap(Surveyed::others)
        .sorted(Comparator.comparing(Node::path))
        .toList();
  }

  /// The paths of all folders that were looked through.
  public List<String> looked() {
    return areas.stream().flatMap(Surveyed::folders).toList();
  }

  /// How many files of the deployment are there.
  public long files() {
    return areas.stream().mapToLong(Surveyed::files).sum();
  }

  /// Whether nothing of the deployment is there.
  public boolean isEmpty() {
    return areas.stream().noneMatch(Surveyed::holdsOwn);
  }

  /// The paths of its areas in which something of the deployment is.
  public List<String> folders() {
    return areas.stream().filter(Surveyed::holdsOwn).map(Surveyed::path).toList();
  }
}
