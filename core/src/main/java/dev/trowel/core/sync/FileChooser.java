package dev.trowel.core.sync;

import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the files that belong to a deployment (format.md 2.10): what git would show under
/// `sync.paths`, and what `sync.include` adds, without what `sync.exclude` takes out.
///
/// `.git` and `.databricks` are never entered; links to files are followed, links to folders only
/// where `sync.paths` names them.
public final class FileChooser {

  /// Far more than any project has; with fewer, what is walked by mistake is noticed in time.
  private static final int MOST = 1_000_000;

  private final SyncRules rules;
  private final Path bundleRoot;
  private final Path generated;
  private final Optional<GitTree> gitTree;

  /// @param bundleRoot the folder of `databricks.yml`, in the sync root or the same
  /// @param generated the folder with files Trowel wrote for this target, `.internal`; it need not
  ///   exist
  /// @param gitTree the work tree around the bundle
  public FileChooser(SyncRules rules, Path bundleRoot, Path generated, Optional<GitTree> gitTree) {
    this.rules = rules;
    this.bundleRoot = bundleRoot;
    this.generated = generated;
    this.gitTree = gitTree;
  }

  /// The files, sorted by path; what is wrong with some of them is reported, and those are left
  /// out.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when there are more than any project has
  public List<ChosenFile> choose(Diagnostics diagnostics) {
    return choose(diagnostics, MOST);
  }

  /// [#choose] that looks at no more than `most` files and folders.
  List<ChosenFile> choose(Diagnostics diagnostics, int most) {
    Wanted wanted = wanted();
    TreeMap<String, ChosenFile> found = new TreeMap<>();
    new TreeWalk(wanted, diagnostics, file -> found.put(file.path(), file), most)
        .walk(start(diagnostics));
    addGenerated(wanted, found, diagnostics);
    reportMissing(diagnostics);
    found.values().removeIf(file -> !FileNames.isFine(file.path(), diagnostics));
    if (found.isEmpty()) {
      diagnostics.add(SyncProblem.nothing(!rules.exclude().isEmpty()));
    }
    return List.copyOf(found.values());
  }

  private Wanted wanted() {
    String bundlePath = Slashes.relative(rules.root(), bundleRoot);
    return new Wanted(
        rules.paths().stream().map(FileChooser::plain).toList(),
        SyncGlobs.from(rules.include(), bundlePath),
        SyncGlobs.from(rules.exclude(), bundlePath));
  }

  /// `.` is written as the empty path, so that every path begins with it.
  private static String plain(String path) {
    return Slashes.relative(Path.of(""), Path.of(path).normalize());
  }

  /// The sync root, with the rules of the folders above it up to the work tree's top.
  private TreeWalk.Place start(Diagnostics diagnostics) {
    Path top = gitTree.map(GitTree::root).filter(rules.root()::startsWith).orElse(rules.root());
    Optional<Path> exclude =
        gitTree.filter(tree -> tree.root().equals(top)).flatMap(GitTree::exclude);
    try {
      IgnoreFiles ignores = IgnoreFiles.top(top, exclude);
      boolean hidden = false;
      for (Path folder : between(top, rules.root())) {
        hidden = hidden || ignores.ignores(folder, true);
        ignores = ignores.enter(folder);
      }
      return TreeWalk.Place.top(rules.root(), ignores, hidden);
    } catch (IOException e) {
      diagnostics.add(SyncProblem.unreadable(".gitignore", e));
      diagnostics.stopOnErrors();
      throw new IllegalStateException(e);
    }
  }

  /// The folders on the way from `top` down to `folder`, without `top`.
  private static List<Path> between(Path top, Path folder) {
    List<Path> way = new ArrayList<>();
    for (Path at = folder; at != null && !at.equals(top); at = at.getParent()) {
      way.addFirst(at);
    }
    return way;
  }

  private void addGenerated(Wanted wanted, Map<String, ChosenFile> found, Diagnostics diagnostics) {
    if (!generated.startsWith(rules.root()) || !Files.isDirectory(generated)) {
      return;
    }
    try (var files = Files.newDirectoryStream(generated, "*.*")) {
      for (Path file : files) {
        String path = Slashes.relative(rules.root(), file);
        if (Files.isRegularFile(file) && !wanted.excludesWithFolders(path)) {
          found.put(path, new ChosenFile(path, file));
        }
      }
    } catch (IOException e) {
      diagnostics.add(SyncProblem.unreadable(Slashes.relative(rules.root(), generated), e));
    }
  }

  private void reportMissing(Diagnostics diagnostics) {
    for (String path : rules.paths()) {
      if (Files.notExists(rules.root().resolve(path))) {
        diagnostics.add(SyncProblem.pathMissing(path));
      }
    }
  }
}
