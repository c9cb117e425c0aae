package dev.trowel.schema.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a path as people write it: names with dots between, and anything in brackets, perhaps in
/// quotes.
public final class PathText {

  /// One step as written.
  ///
  /// @param text without brackets and quotes
  /// @param bracket whether it stood in brackets
  public record Token(String text, boolean bracket) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private PathText(String text) {
    this.text = text;
  }

  /// The steps; empty for what is no path.
  public static Optional<List<Token>> split(String text) {
    PathText split = new PathText(text);
    return split.read() ? Optional.of(List.copyOf(split.tokens)) : Optional.empty();
  }

  private boolean read() {
    while (at < text.length()) {
      boolean read = text.charAt(at) == '[' ? bracket() : name();
      if (!read) {
        return false;
      }
    }
    return !tokens.isEmpty();
  }

  private boolean name() {
    if (!tokens.isEmpty()) {
      if (text.charAt(at) != '.') {
        return false;
      }
      at++;
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    tokens.add(new Token(text.substring(start, at), false));
    return at > start;
  }

  /// Up to the bracket that closes it; within quotes, brackets mean nothing.
  private boolean bracket() {
    int start = ++at;
    char quote = 0;
    while (at < text.length() && (quote != 0 || text.charAt(at) != ']')) {
      char letter = text.charAt(at);
      if (quote == 0 && (letter == '\'' || letter == '"')) {
        quote = letter;
      } else if (letter == quote) {
        quote = 0;
      }
      at++;
    }
    if (at == text.length() || at == start) {
      return false;
    }
    tokens.add(new Token(unquoted(text.substring(start, at)), true));
    at++;
    return true;
  }

  private static String unquoted(String text) {
    int open =
        text.endsWith("'") ? text.indexOf('\'') : text.endsWith("\"") ? text.indexOf('"') : -1;
    return open < 0 || open == text.length() - 1
        ? text
        : text.substring(0, open) + text.substring(open + 1, text.length() - 1);
  }
}
