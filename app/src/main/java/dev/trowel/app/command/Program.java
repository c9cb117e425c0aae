package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;

/// As which program one was called; what help and messages call it.
enum Program {
  TROWEL("trowel ", Spelling.NATIVE),
  TROWEL_BUNDLE("trowel bundle ", Spelling.INCUMBENT),
  DATABRICKS_BUNDLE("databricks bundle ", Spelling.INCUMBENT);

  private final String prefix;
  private final Spelling spelling;

  Program(String prefix, Spelling spelling) {
    this.prefix = prefix;
    this.spelling = spelling;
  }

  /// What stands before a command's words, with a space at the end.
  String prefix() {
    return prefix;
  }

  /// The program's words without the space.
  String words() {
    return prefix.strip();
  }

  Spelling spelling() {
    return spelling;
  }
}
