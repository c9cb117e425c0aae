package dev.trowel.schema.preset;

import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where local paths of a bundle lead on this machine and in the workspace (format.md 2.8).
///
/// @param bundle the bundle root, absolute
/// @param sync the folder that `remote` mirrors, absolute
/// @param remote `workspace.file_path`
record LocalFiles(Path bundle, Path sync, String remote) {

  /// Whether the text is a path relative to the file it is written in, not one of the workspace or
  /// elsewhere.
  static boolean isLocal(String text) {
    return !text.isEmpty() && !text.startsWith("/") && !text.startsWith("${") && !hasScheme(text);
  }

  /// Whether the text begins like an address, `s3:`; only what stands on one line does.
  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '.' && c != '-') {
        return false;
      }
    }
    return text.chars().skip(colon).noneMatch(LocalFiles::isLineEnd);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /// Where the path leads, relative to the folder of the file that says so, or to the bundle root
  /// where Python code does; empty for what is no path at all.
  Optional<Path> resolve(String text, Span place) {
    try {
      Path file = isOfFile(place) ? Path.of(place.file()) : Path.of("bundle");
      Path folder = bundle.resolve(file).normalize().getParent();
      return Optional.of((folder == null ? bundle : folder).resolve(text).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Whether paths there are relative to that file: those that Python code writes are relative to
  /// the bundle root.
  private static boolean isOfFile(Span place) {
    return place.isWritten() && !isCode(place);
  }

  /// Whether Python code wrote what stands there.
  static boolean isCode(Span place) {
    return place.file().endsWith(".py");
  }

  /// Whether the file is uploaded with the others.
  boolean isInside(Path file) {
    return file.startsWith(sync);
  }

  /// The file's path relative to the sync root, with `/`.
  String relative(Path file) {
    return Slashes.relative(sync, file);
  }

  /// Where the file lies in the workspace.
  String remote(Path file) {
    String path = relative(file);
    return path.isEmpty() ? remote : remote + "/" + path;
  }
}
