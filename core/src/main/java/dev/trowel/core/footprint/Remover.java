package dev.trowel.core.footprint;

import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes the folders of a deployment away, in an order in which being cut off leaves what is needed
/// to go on: the records go last.
///
/// @param files changes the workspace
/// @param state the folder of the records, absolute
/// @param going paths of what others put there and goes all the same
public record Remover(WorkspaceFiles files, String state, Set<String> going) {

  /// Folders that are not a deployment's alone, wherever it lies.
  private static final Pattern COMMON =
      Pattern.compile("/Workspace(/(Users|Repos)(/[^/]+)?|/Shared)?");

  public Remover {
    going = Set.copyOf(going);
  }

  /// Takes away what was found.
  public void remove(Survey survey) {
    List<Surveyed> areas = survey.areas().stream().filter(Surveyed::holdsOwn).toList();
    each(areas.stream().filter(area -> !holdsRecords(area)), this::remove);
    areas.stream().filter(this::holdsRecords).forEach(this::remove);
  }

  private static <T> void each(Stream<T> all, Consumer<T> work) {
    Parallel.map(
        all.toList(),
        one -> {
          work.accept(one);
          return one;
        });
  }

  /// Deleting a folder with all in it may stop half-way, so what the records tell of goes first.
  private void remove(Surveyed folder) {
    boolean whole = goes(folder);
    if (!whole || holdsRecords(folder)) {
      each(folder.inner().stream().filter(inner -> !holdsRecords(inner)), this::removeInner);
    }
    if (whole) {
      files.delete(folder.path(), true);
      return;
    }
    each(
        Stream.concat(
            folder.foreign().stream().filter(this::isGoing),
            folder.own().stream().filter(node -> !isOfTurn(node))),
        this::delete);
    // With our own files goes the turn to deploy, so nothing may come after them.
    folder.own().stream().filter(this::isOfTurn).forEach(this::delete);
    folder.inner().stream().filter(this::holdsRecords).forEach(this::removeInner);
  }

  private void removeInner(Surveyed folder) {
    if (folder.holdsOwn() || folder.others().anyMatch(this::isGoing)) {
      remove(folder);
    }
  }

  private boolean isOfTurn(Node node) {
    return node.path().startsWith(state + "/trowel");
  }

  private void delete(Node node) {
    files.delete(node.path(), node.isFolder());
  }

  private boolean goes(Surveyed folder) {
    return folder.others().allMatch(this::isGoing) && !COMMON.matcher(folder.path()).matches();
  }

  private boolean isGoing(Node node) {
    return going.contains(node.path());
  }

  private boolean holdsRecords(Surveyed folder) {
    return (state + "/").startsWith(folder.path() + "/");
  }
}
