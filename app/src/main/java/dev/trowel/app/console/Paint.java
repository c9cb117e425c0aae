package dev.trowel.app.console;

/// A colour on the terminal, and nothing at all elsewhere.
enum Paint {
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  BOLD("1"),
  FAINT("2");

  static final String END = "\u001b[0m";

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  /// `text` in this colour, when `on`.
  String on(boolean on, String text) {
    return on ? start() + text + END : text;
  }

  /// What begins this colour.
  String start() {
    return "\u001b[" + code + "m";
  }
}
