package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.preset.LocalLibraries;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// A glob of libraries matches some: without, deploying stops (format.md 2.9). Where something is
/// built, that is only known then.
final class LibraryGlobsMatch implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (Hooks.areIn(bundle) || !Values.mapping(bundle.tree(), "artifacts").entries().isEmpty()) {
      return;
    }
    for (LocalLibraries.Use use : LocalLibraries.of(bundle.tree())) {
      if (isGlob(use.file()) && !matches(bundle.sync().root(), use.file())) {
        diagnostics.add(
            Diagnostic.warning("glob-unmatched", use.text().text() + " matches no files")
                .detail(
                    "Build the library first, declare what builds it under artifacts, or correct"
                        + " it.")
                .at(use.at())
                .in(use.text().span()));
      }
    }
  }

  private static boolean isGlob(String file) {
    return file.chars().anyMatch(c -> c == '*' || c == '?');
  }

  /// Whether a file matches; so it is said of globs in folders that cannot be looked into, too.
  private static boolean matches(Path root, String file) {
    int name = file.lastIndexOf('/') + 1;
    if (isGlob(file.substring(0, name))) {
      return true;
    }
    try {
      Path folder = root.resolve(file.substring(0, name)).normalize();
      PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + file.substring(name));
      return Files.isDirectory(folder) && holds(folder, glob);
    } catch (InvalidPathException | PatternSyntaxException noGlob) {
      return true;
    }
  }

  private static boolean holds(Path folder, PathMatcher glob) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).anyMatch(glob::matches);
    } catch (IOException | UncheckedIOException unreadable) {
      return true;
    }
  }
}
