package dev.trowel.app.option;

/// The form of a command's result.
public enum Format {
  TEXT,
  JSON
}
