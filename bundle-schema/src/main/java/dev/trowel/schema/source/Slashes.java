package dev.trowel.schema.source;

import java.nio.file.Path;

/// Paths as text with `/`, whatever the machine uses.
public final class Slashes {

  private Slashes() {}

  /// `path` seen from `folder`; `""` for the folder itself.
  public static String relative(Path folder, Path path) {
    String text = folder.relativize(path).toString();
    String separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? text : text.replace(separator, "/");
  }

  /// The folder a relative path lies in; `""` at the top.
  public static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
