package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The git work tree that a folder lies in.
///
/// @param root its top folder, absolute
/// @param exclude the file with the rules of this clone alone, `info/exclude`, if there is one
public record GitTree(Path root, Optional<Path> exclude) {

  private static final String GIT = ".git";

  /// The work tree around `start`.
  ///
  /// @param start absolute
  /// @param ceiling a folder above which nobody looks, itself included; empty for no limit
  public static Optional<GitTree> around(Path start, Optional<Path> ceiling) {
    for (Path at = start; at != null && !isAbove(at, ceiling); at = at.getParent()) {
      if (Files.exists(at.resolve(GIT))) {
        return Optional.of(new GitTree(at, excludeFile(at.resolve(GIT))));
      }
    }
    return Optional.empty();
  }

  private static boolean isAbove(Path folder, Optional<Path> ceiling) {
    return ceiling.isPresent() && ceiling.get().startsWith(folder);
  }

  private static Optional<Path> excludeFile(Path git) {
    try {
      Path common = Files.isDirectory(git) ? git : common(linked(git, "gitdir: "));
      return Optional.of(common.resolve("info/exclude")).filter(Files::isRegularFile);
    } catch (IOException e) {
      // A `.git` nobody can read has no rules for us.
      return Optional.empty();
    }
  }

  /// A linked work tree keeps its rules with the main one.
  private static Path common(Path gitFolder) throws IOException {
    Path pointer = gitFolder.resolve("commondir");
    return Files.exists(pointer) ? linked(pointer, "") : gitFolder;
  }

  private static Path linked(Path pointer, String prefix) throws IOException {
    String text = new String(Files.readAllBytes(pointer), UTF_8).strip();
    String target = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    return pointer.resolveSibling(target).normalize();
  }
}
