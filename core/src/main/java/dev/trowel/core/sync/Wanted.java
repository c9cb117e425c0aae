package dev.trowel.core.sync;

import dev.trowel.core.sync.GitIgnore.Verdict;
import java.util.List;

/// What `sync` asks for, seen from the sync root.
///
/// @param paths what to walk; `""` for all
/// @param include adds files
/// @param exclude takes files out
record Wanted(List<String> paths, GitIgnore include, GitIgnore exclude) {

  /// What the patterns say of a path before any of them spoke.
  static final Verdict SILENT = new Verdict(false, -1);

  /// Whether `path` is one of [#paths] or below one.
  boolean covers(String path) {
    return paths.stream().anyMatch(base -> isWithin(path, base));
  }

  /// Whether `path` is written out among [#paths].
  boolean names(String path) {
    return paths.contains(path);
  }

  /// Whether something in the folder `path` may be wanted.
  boolean leadsTo(String path) {
    return covers(path) || paths.stream().anyMatch(wanted -> isWithin(wanted, path));
  }

  /// Whether something in the folder `path` may be included.
  boolean includesBelow(String path) {
    return include.rules().stream().anyMatch(rule -> !rule.negated() && rule.leadsInto(path));
  }

  /// What `include` says of `path`, where it said `above` of the folder.
  Verdict included(String path, boolean folder, Verdict above) {
    return include.verdict(path, folder).map(above::orLater).orElse(above);
  }

  /// What `exclude` says of `path`, where it said `above` of the folder.
  Verdict excluded(String path, boolean folder, Verdict above) {
    return exclude.verdict(path, folder).map(above::orLater).orElse(above);
  }

  /// Whether `exclude` takes out `path` or a folder it lies in.
  boolean excludesWithFolders(String path) {
    Verdict verdict = SILENT;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      verdict = excluded(path.substring(0, slash), true, verdict);
    }
    return excluded(path, false, verdict).ignored();
  }

  private static boolean isWithin(String path, String base) {
    return base.isEmpty() || path.equals(base) || path.startsWith(base + "/");
  }
}
