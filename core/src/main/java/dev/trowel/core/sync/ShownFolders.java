package dev.trowel.core.sync;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The folders below one that git would show; links are not followed.
public final class ShownFolders {

  private static final Set<String> NEVER = Set.of(".git", ".databricks", "node_modules");

  private ShownFolders() {}

  /// The folder itself and all below it that are shown, sorted by path.
  ///
  /// @param start absolute
  /// @param tree the work tree around it
  /// @throws StopException `local-files` when one cannot be read
  public static List<Path> from(Path start, Optional<GitTree> tree) {
    List<Path> found = new ArrayList<>();
    try {
      walk(start, rules(start, tree), found);
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error(
              "local-files", "cannot look for bundles in " + start + ": " + FileTrouble.words(e)));
    }
    return found.stream().sorted().toList();
  }

  private static IgnoreFiles rules(Path start, Optional<GitTree> tree) throws IOException {
    Path top = tree.map(GitTree::root).orElse(start);
    IgnoreFiles rules = IgnoreFiles.top(top, tree.flatMap(GitTree::exclude));
    Path at = top;
    if (!top.equals(start)) {
      for (Path step : top.relativize(start)) {
        at = at.resolve(step);
        rules = rules.enter(at);
      }
    }
    return rules;
  }

  private static void walk(Path folder, IgnoreFiles rules, List<Path> found) throws IOException {
    found.add(folder);
    for (Path entry : folders(folder)) {
      if (!rules.ignores(entry, true)) {
        walk(entry, rules.enter(entry), found);
      }
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> !NEVER.contains(String.valueOf(entry.getFileName())))
          .toList();
    }
  }
}
