package dev.trowel.core.kind;

/// By what an object is found again of which nobody got to know the id.
public enum Trace {
  /// It says itself which deployment it belongs to.
  MARKER,
  /// Its name leads to it, and no other object has that name.
  NAME,
  /// It has the settings that were sent; what had them before is another one.
  LIKENESS,
  /// It hangs on another object, and every such object has one.
  OWNER,
  /// Nothing tells.
  NONE
}
