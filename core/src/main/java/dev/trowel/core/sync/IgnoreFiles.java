package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `.gitignore` files that bear on one folder: its own and those of the folders above.
///
/// @param outer those of the folder above, or null at the top
/// @param folder the folder
/// @param own the rules that stand in it
record IgnoreFiles(@Nullable IgnoreFiles outer, Path folder, GitIgnore own) {

  private static final String FILE = ".gitignore";

  /// The rules at the top of a work tree, with those of `info/exclude` below them in rank.
  static IgnoreFiles top(Path folder, Optional<Path> exclude) throws IOException {
    IgnoreFiles below =
        exclude.isPresent() ? new IgnoreFiles(null, folder, load(exclude.get())) : null;
    return new IgnoreFiles(below, folder, load(folder.resolve(FILE)));
  }

  /// The rules that bear on `child`, a folder in this one.
  IgnoreFiles enter(Path child) throws IOException {
    GitIgnore rules = load(child.resolve(FILE));
    return new IgnoreFiles(this, child, rules);
  }

  /// Whether git would not show `path`, which lies right in this folder.
  boolean ignores(Path path, boolean isFolder) {
    for (IgnoreFiles at = this; at != null; at = at.outer) {
      if (at.own.isEmpty()) {
        continue;
      }
      String relative = Slashes.relative(at.folder, path);
      Optional<GitIgnore.Verdict> verdict = at.own.verdict(relative, isFolder);
      if (verdict.isPresent()) {
        return verdict.get().ignored();
      }
    }
    return false;
  }

  private static GitIgnore load(Path file) throws IOException {
    try {
      return GitIgnore.parse(new String(Files.readAllBytes(file), UTF_8));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return GitIgnore.parse("");
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return GitIgnore.parse("");
      }
      throw e;
    }
  }
}
