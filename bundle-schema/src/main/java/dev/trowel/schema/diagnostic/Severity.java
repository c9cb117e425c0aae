package dev.trowel.schema.diagnostic;

/// How grave a diagnostic is, the gravest first.
public enum Severity {
  /// Nothing is done while it stands.
  ERROR,
  /// It will surprise, but can be done.
  WARNING,
  /// It could be better.
  RECOMMENDATION
}
