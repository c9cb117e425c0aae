package dev.trowel.core.sync;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.FileTrouble;
import dev.trowel.schema.source.Span;
import java.io.IOException;

/// The wording of what can be wrong with files to upload; paths are relative to the sync root.
final class SyncProblem {

  private SyncProblem() {}

  static Diagnostic pathMissing(String path) {
    return Diagnostic.error("sync-path-missing", "sync path \"" + path + "\" does not exist")
        .detail("Correct `sync.paths`, or create the folder.");
  }

  static Diagnostic tooMany(String path) {
    return Diagnostic.error(
            "sync-too-many-files", "there are too many files to sync; stopped at " + name(path))
        .detail(
            "`sync.paths` may name a folder that holds more than your project. Name a smaller"
                + " one.");
  }

  static Diagnostic nothing(boolean hasExclude) {
    return Diagnostic.warning(
        "sync-nothing",
        "There are no files to sync, please check your .gitignore"
            + (hasExclude ? " and sync.exclude configuration" : ""));
  }

  static Diagnostic unreadable(String path, IOException cause) {
    return Diagnostic.error(
            "sync-unreadable", "cannot read " + name(path) + ": " + FileTrouble.words(cause))
        .detail("Make it readable, or take it out with `sync.exclude` or a `.gitignore` file.")
        .in(Span.of(name(path)));
  }

  static Diagnostic unreadableUnseen(String path, IOException cause) {
    return Diagnostic.warning(
            "sync-unreadable", "cannot look into " + name(path) + ": " + FileTrouble.words(cause))
        .detail("Git ignores it; what `sync.include` would take from it is left out.")
        .in(Span.of(name(path)));
  }

  static Diagnostic brokenLink(String path) {
    return Diagnostic.warning("sync-broken-link", path + " is a link to nothing; left out")
        .detail("Remove the link, or restore what it leads to.")
        .in(Span.of(path));
  }

  static Diagnostic badName(String path, String why) {
    return Diagnostic.error("sync-file-name", "cannot upload " + path + ": its name " + why)
        .detail("Rename it, or take it out with `sync.exclude` or a `.gitignore` file.")
        .in(Span.of(path));
  }

  static Diagnostic vanished(String path) {
    return Diagnostic.error("sync-file-vanished", path + " vanished while it was being read")
        .detail(
            "Something removes files while Trowel deploys. Run the command again when it is done.")
        .in(Span.of(path));
  }

  static Diagnostic changed(String path) {
    return Diagnostic.error("sync-file-changed", path + " changed while Trowel was deploying")
        .detail("The plan was made for the old content. Run the command again.")
        .in(Span.of(path));
  }

  static Diagnostic tooLarge(String path, long size, long limit) {
    return Diagnostic.error(
            "sync-file-too-large",
            "%s has %d MB; the workspace takes files of at most %d MB"
                .formatted(path, size >> 20, limit >> 20))
        .detail("Keep data in a volume, and take the file out with `sync.exclude`.")
        .in(Span.of(path));
  }

  static Diagnostic clash(String one, String other, String remote) {
    return Diagnostic.error(
            "sync-name-clash", one + " and " + other + " would both become " + remote)
        .detail(
            "In the workspace a notebook has no extension, and a folder and a file cannot share a"
                + " name. Rename one of them, or take it out with `sync.exclude`.")
        .in(Span.of(one))
        .in(Span.of(other));
  }

  private static String name(String path) {
    return path.isEmpty() ? "." : path;
  }
}
