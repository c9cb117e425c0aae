package dev.trowel.app.review;

import dev.trowel.core.review.FileChange;

/// Words about files.
final class FileWords {

  private FileWords() {}

  static String verb(FileChange.What what) {
    return switch (what) {
      case ADDED -> "added";
      case CHANGED -> "changed";
      case REMOVED -> "removed";
    };
  }

  /// The folder a file lies in, `./` for the outermost.
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "./" : path.substring(0, slash + 1);
  }
}
