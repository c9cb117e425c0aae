package dev.trowel.core.history;

/// Where the files of a deployment are kept.
///
/// @param digest the name of the archive; `""` where none is kept
/// @param missing why none is; `""` where one is, or there was no file
public record Archived(String digest, String missing) {
  /// There was nothing to keep.
  static final Archived NOTHING = new Archived("", "");

  /// One that is not kept.
  static Archived not(String why) {
    return new Archived("", why);
  }

  /// Whether all files of the deployment can be had again, as far as is known.
  public boolean isComplete() {
    return missing.isEmpty();
  }
}
