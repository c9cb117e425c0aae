package dev.trowel.core.state;

/// The incumbent's release whose files we write and read (format.md 4.1).
public final class Compatible {

  /// The `cli_version` in every file that both tools share.
  public static final String VERSION = "1.14.0";

  /// The `state_version` we write.
  static final int STATE_VERSION = 2;

  private Compatible() {}
}
