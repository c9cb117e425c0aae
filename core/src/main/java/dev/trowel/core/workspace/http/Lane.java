package dev.trowel.core.workspace.http;

/// What a request is for, as far as it matters who goes first.
public enum Lane {
  /// A sign of life: it never waits, for what it keeps would be lost by waiting.
  BEAT,
  /// A step of what the command is about.
  STEP,
  /// One of many files or libraries.
  BULK
}
