package dev.trowel.core.footprint;

import java.util.List;
import java.util.stream.Stream;

/// One folder of a deployment, and whose the things in it are.
///
/// @param path absolute
/// @param own what the deployment put there, also folders that are its own whatever is in them
/// @param inner its folders in which others may have put something
/// @param foreign what others put there
public record Surveyed(String path, List<Node> own, List<Surveyed> inner, List<Node> foreign) {

  public Surveyed {
    own = List.copyOf(own);
    inner = List.copyOf(inner);
    foreign = List.copyOf(foreign);
  }

  /// All that others put there and below.
  Stream<Node> others() {
    return Stream.concat(foreign.stream(), inner.stream().flatMap(Surveyed::others));
  }

  /// Its path and those of the folders below that were looked through.
  Stream<String> folders() {
    return Stream.concat(Stream.of(path), inner.stream().flatMap(Surveyed::folders));
  }

  /// How many files of the deployment lie there and below, without what the tools keep for
  /// themselves in folders of their own.
  long files() {
    return own.stream().filter(node -> !node.isFolder()).count()
        + inner.stream().mapToLong(Surveyed::files).sum();
  }

  /// Whether something of the deployment is left: also an empty folder is.
  boolean holdsOwn() {
    boolean empty = foreign.isEmpty() && inner.isEmpty();
    return empty || !own.isEmpty() || inner.stream().anyMatch(Surveyed::holdsOwn);
  }
}
