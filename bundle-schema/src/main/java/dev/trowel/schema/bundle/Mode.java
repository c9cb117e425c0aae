package dev.trowel.schema.bundle;

/// The `mode` of a target (format.md 2.4).
public enum Mode {
  DEVELOPMENT,
  PRODUCTION,
  /// The target names no mode.
  NONE
}
