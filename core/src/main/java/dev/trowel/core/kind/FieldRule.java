package dev.trowel.core.kind;

/// What a field means for a plan (format.md 4.3, 4.11; design.md 5).
public enum FieldRule {
  /// Must be set.
  REQUIRED,
  /// A change makes a new object.
  REPLACE,
  /// Part of the id: a change in the bundle makes a new object, a live difference means nothing.
  IDENTITY,
  /// A change changes the id, in place.
  RENAME,
  /// A change goes through the kind's resize request while the object runs.
  RESIZE,
  /// The workspace fills it in where the bundle says nothing.
  REMOTE_DEFAULT,
  /// What the workspace says of it means nothing.
  IGNORE_REMOTE,
  /// A change in the bundle means nothing after creation.
  IGNORE_LOCAL,
  /// Never sent back by the workspace.
  INPUT_ONLY,
  /// Never sent to the workspace.
  OUTPUT_ONLY,
  /// Recorded as `""`, never shown.
  SECRET,
  /// A list whose order means nothing.
  UNORDERED,
  /// A path that is the same with and without a last `/`.
  SLASH,
  /// A name that is the same in capitals and in small letters.
  CASELESS,
  /// Tells that somebody changed the object by hand: a deployment overwrites that only when told
  /// to.
  GUARDED
}
