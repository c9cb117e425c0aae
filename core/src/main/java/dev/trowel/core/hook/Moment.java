package dev.trowel.core.hook;

import java.util.Locale;

/// When a script of the bundle may run, in the order of a deployment (format.md 3).
public enum Moment {
  /// When the root file is read, before what it includes.
  PREINIT,
  /// When the bundle is resolved and checked.
  POSTINIT,
  /// Before artifacts are built.
  PREBUILD,
  /// When they are built.
  POSTBUILD,
  /// Before a deployment looks at files and workspace.
  PREDEPLOY,
  /// When all is deployed and recorded.
  POSTDEPLOY;

  /// The name below `experimental.scripts`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
