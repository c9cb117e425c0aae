package dev.trowel.core.kind;

/// What the incumbent does with some kinds and not with others.
public enum Trait {
  /// It asks before one is deleted or replaced (format.md 1.5).
  ASKED_FOR,
  /// It names each in `metadata.json`.
  IN_METADATA
}
