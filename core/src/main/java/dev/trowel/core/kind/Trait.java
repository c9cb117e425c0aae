package dev.trowel.core.kind;

/// What the incumbent does with some kinds and not with others.
public enum Trait {
  /// It asks before one is deleted or replaced (format.md 1.5).
  ASKED_FOR,
  /// It names each in `metadata.json`.
  IN_METADATA,
  /// Its `summary` has no place for the address of the page: the API's object has a `url` of its
  /// own (format.md 1.8).
  OWN_URL
}
