package dev.trowel.core.template.text;

/// A word of a template.
///
/// @param text as it is written, but for text between actions, which is trimmed as they ask
/// @param start where it starts
/// @param end where it has ended
/// @param spaced whether space stands before it in its action
record Token(Kind kind, String text, int start, int end, boolean spaced) {

  /// What a word is.
  enum Kind {
    TEXT,
    OPEN,
    CLOSE,
    KEYWORD,
    NAME,
    FIELD,
    VARIABLE,
    DOT,
    STRING,
    CHARACTER,
    NUMBER,
    BOOL,
    PIPE,
    COMMA,
    LEFT,
    RIGHT,
    DECLARE,
    ASSIGN,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isKeyword(String word) {
    return kind == Kind.KEYWORD && text.equals(word);
  }

  /// How a message names it.
  String named() {
    return switch (kind) {
      case END -> "end of the file";
      case OPEN, CLOSE -> text.strip();
      default -> "\"" + text + "\"";
    };
  }
}
