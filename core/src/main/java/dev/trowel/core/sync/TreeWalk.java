package dev.trowel.core.sync;

import static java.util.Objects.requireNonNullElseGet;

import dev.trowel.core.sync.GitIgnore.Verdict;
import dev.trowel.core.sync.Sight.Kind;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One pass over the sync root that enters a folder only where something may be wanted.
final class TreeWalk {

  /// Folders that hold no sources: git's own, and the tools' own.
  private static final Set<String> NEVER = Set.of(".git", ".databricks");

  private final Wanted wanted;
  private final Diagnostics diagnostics;
  private final Consumer<ChosenFile> found;
  private int left;

  /// @param most how many files and folders to look at before giving up
  TreeWalk(Wanted wanted, Diagnostics diagnostics, Consumer<ChosenFile> found, int most) {
    this.wanted = wanted;
    this.diagnostics = diagnostics;
    this.found = found;
    this.left = most;
  }

  /// A folder on the way, and what holds for all in it.
  ///
  /// @param path relative to the sync root; `""` for that itself
  /// @param ignores the `.gitignore` files that bear on it
  /// @param hidden whether git shows nothing of it
  record Place(
      Path folder,
      String path,
      IgnoreFiles ignores,
      boolean hidden,
      Verdict included,
      Verdict excluded) {

    static Place top(Path folder, IgnoreFiles ignores, boolean hidden) {
      return new Place(folder, "", ignores, hidden, Wanted.SILENT, Wanted.SILENT);
    }

    String child(Path entry) {
      String name = String.valueOf(entry.getFileName());
      return path.isEmpty() ? name : path + "/" + name;
    }
  }

  void walk(Place place) {
    for (Path entry : list(place)) {
      if (--left < 0) {
        diagnostics.add(SyncProblem.tooMany(place.path()));
        diagnostics.stopOnErrors();
      }
      if (!NEVER.contains(String.valueOf(entry.getFileName()))) {
        visit(place, entry);
      }
    }
  }

  private void visit(Place place, Path entry) {
    String path = place.child(entry);
    try {
      Sight sight = Sight.of(entry, LinkOption.NOFOLLOW_LINKS);
      boolean named = sight.kind() == Kind.LINK && wanted.names(path) && Files.isDirectory(entry);
      if (sight.kind() == Kind.FOLDER || named) {
        enter(place, entry, path);
      } else if (isChosen(place, entry, path)) {
        take(entry, path, sight);
      }
    } catch (NoSuchFileException e) {
      // It went away since the folder was listed, so it is not part of the deployment.
      return;
    } catch (IOException e) {
      diagnostics.add(SyncProblem.unreadable(path, e));
    }
  }

  private void enter(Place place, Path entry, String path) throws IOException {
    boolean hidden = place.hidden() || place.ignores().ignores(entry, true);
    Verdict included = wanted.included(path, true, place.included());
    Verdict excluded = wanted.excluded(path, true, place.excluded());
    boolean perhaps = wanted.includesBelow(path) || (!hidden && wanted.leadsTo(path));
    boolean out = excluded.ignored() && !wanted.exclude().hasNegated();
    if (perhaps && !out) {
      IgnoreFiles ignores = hidden ? place.ignores() : place.ignores().enter(entry);
      walk(new Place(entry, path, ignores, hidden, included, excluded));
    }
  }

  private boolean isChosen(Place place, Path entry, String path) {
    if (wanted.excluded(path, false, place.excluded()).ignored()) {
      return false;
    }
    return wanted.included(path, false, place.included()).ignored()
        || (wanted.covers(path) && !place.hidden() && !place.ignores().ignores(entry, false));
  }

  private void take(Path entry, String path, Sight sight) throws IOException {
    switch (sight.kind()) {
      case FILE -> found.accept(new ChosenFile(path, entry, Optional.of(sight.stamp())));
      case LINK -> takeTarget(entry, path);
      case FOLDER, OTHER -> {}
    }
  }

  private void takeTarget(Path link, String path) throws IOException {
    if (Files.isRegularFile(link)) {
      found.accept(new ChosenFile(path, link, Optional.of(FileStamp.of(link))));
    } else if (Files.notExists(link)) {
      diagnostics.add(SyncProblem.brokenLink(path));
    }
  }

  private List<Path> list(Place place) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(place.folder())) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      report(place, requireNonNullElseGet(e.getCause(), IOException::new));
    } catch (IOException e) {
      report(place, e);
    }
    return entries;
  }

  private void report(Place place, IOException e) {
    boolean seen = !place.hidden() && wanted.leadsTo(place.path());
    diagnostics.add(
        seen
            ? SyncProblem.unreadable(place.path(), e)
            : SyncProblem.unreadableUnseen(place.path(), e));
  }
}
