package dev.trowel.app.console;

/// A colour on the terminal, and nothing at all elsewhere.
enum Paint {
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  BOLD("1"),
  FAINT("2");

  private static final String START = "\u001b[";

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  /// `text` in this colour, when `on`.
  String on(boolean on, String text) {
    return on ? START + code + "m" + text + START + "0m" : text;
  }
}
