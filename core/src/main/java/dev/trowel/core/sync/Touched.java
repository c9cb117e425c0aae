package dev.trowel.core.sync;

/// A file of the workspace that carrying out a plan writes or deletes.
///
/// @param remote where it lies, absolute
/// @param written the path to which its content has to be written to lie there: that of a notebook
///   ends in the extension of its language
/// @param replaced whether what lies there goes before something else takes the place
public record Touched(String remote, String written, boolean replaced) {

  /// A file that lies where it is written.
  public static Touched plain(String path) {
    return new Touched(path, path, false);
  }

  /// Whether it is a notebook, as far as anyone knows.
  public boolean isNotebook() {
    return !remote.equals(written);
  }
}
