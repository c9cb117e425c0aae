package dev.trowel.schema.source;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Paths as text with `/`, whatever the machine uses.
public final class Slashes {

  private Slashes() {}

  /// `path` seen from `folder`; `""` for the folder itself.
  public static String relative(Path folder, Path path) {
    return StreamSupport.stream(folder.relativize(path).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  /// The folder a relative path lies in; `""` at the top.
  public static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
