package dev.trowel.app.option;

/// Whose command line is spoken, and with it whose exit codes, JSON forms and consent rules hold
/// (design.md 4).
public enum Spelling {
  /// Our own: `trowel deploy`.
  NATIVE,
  /// The incumbent's: `trowel bundle deploy`, or the program linked as `databricks`.
  INCUMBENT
}
