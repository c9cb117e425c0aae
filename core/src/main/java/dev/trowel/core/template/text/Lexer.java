package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Token.Kind;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a template into words, one at a time; comments are none, and trimmed space is gone.
final class Lexer {

  private static final Set<String> KEYWORDS =
      Set.of(
          "block",
          "break",
          "continue",
          "define",
          "else",
          "end",
          "if",
          "range",
          "nil",
          "template",
          "with");

  /// What may be a number; whether it is one is found out when it is read.
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?"
              + "|0[oO][0-7_]*|0[bB][01_]*"
              + "|[0-9_]*(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?");

  private final Source source;
  private final String text;
  private int at;
  private int opened;
  private boolean inside;
  private boolean trims;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /// The next word; at the end of the text, over and over, [Kind#END].
  Token next() {
    while (!inside) {
      Token token = outside();
      if (token != null) {
        return token;
      }
    }
    return inside();
  }

  /// What is next outside of actions; null when that was a comment.
  private @Nullable Token outside() {
    int from = trims ? skipSpace(at) : at;
    trims = false;
    int open = text.indexOf("{{", from);
    at = open < 0 ? text.length() : open;
    int until = open >= 0 && isMarked(open + 2) ? trimmed(from, at) : at;
    if (until > from) {
      return new Token(Kind.TEXT, text.substring(from, until), from, until, false);
    }
    return open < 0 ? new Token(Kind.END, "", at, at, false) : open(open);
  }

  private @Nullable Token open(int open) {
    int body = open + (isMarked(open + 2) ? 4 : 2);
    if (text.startsWith("/*", body)) {
      skipComment(open, body + 2);
      return null;
    }
    opened = open;
    inside = true;
    at = body;
    return new Token(Kind.OPEN, text.substring(open, body), open, body, false);
  }

  private void skipComment(int open, int body) {
    int end = text.indexOf("*/", body);
    if (end < 0) {
      throw source.fault(open, body, "unclosed comment", "A comment ends with */}} or */ -}}.");
    }
    int closing = closing(end + 2);
    if (closing == 0) {
      throw source.fault(
          end, end + 2, "comment ends before closing delimiter", "Behind */ only }} may follow.");
    }
    at = end + 2 + closing;
    trims = closing > 2;
  }

  private Token inside() {
    boolean spaced = false;
    while (at < text.length()) {
      int closing = closing(at);
      if (closing > 0) {
        return close(closing, spaced);
      }
      if (!isSpace(text.charAt(at))) {
        return word(spaced);
      }
      at++;
      spaced = true;
    }
    throw source.fault(opened, opened + 2, "unclosed action", "An action ends with }} or -}}.");
  }

  private Token close(int length, boolean spaced) {
    int start = at;
    at += length;
    inside = false;
    trims = length > 2;
    return new Token(Kind.CLOSE, text.substring(start, at), start, at, spaced);
  }

  private Token word(boolean spaced) {
    int start = at;
    Kind kind = scan(text.codePointAt(at));
    String word = text.substring(start, at);
    if (kind == Kind.NAME) {
      kind = kindOf(word);
    }
    return new Token(kind, word, start, at, spaced);
  }

  private static Kind kindOf(String word) {
    if (word.equals("true") || word.equals("false")) {
      return Kind.BOOL;
    }
    return KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME;
  }

  private Kind scan(int first) {
    return switch (first) {
      case '(' -> one(Kind.LEFT);
      case ')' -> one(Kind.RIGHT);
      case '|' -> one(Kind.PIPE);
      case ',' -> one(Kind.COMMA);
      case '=' -> one(Kind.ASSIGN);
      case ':' -> declare();
      case '"' -> quoted('"', Kind.STRING);
      case '\'' -> quoted('\'', Kind.CHARACTER);
      case '`' -> raw();
      case '$' -> name(Kind.VARIABLE, Kind.VARIABLE);
      case '.' -> isDigit(at + 1) ? number() : name(Kind.FIELD, Kind.DOT);
      case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> other(first);
    };
  }

  private Kind one(Kind kind) {
    at++;
    return kind;
  }

  private Kind declare() {
    if (!text.startsWith(":=", at)) {
      throw unexpected(at);
    }
    at += 2;
    return Kind.DECLARE;
  }

  private Kind other(int first) {
    if (!isLetter(first)) {
      throw unexpected(at);
    }
    return name(Kind.NAME, Kind.NAME);
  }

  /// A name and its first character, which need not be of it.
  private Kind name(Kind kind, Kind bare) {
    int start = at;
    at += Character.charCount(text.codePointAt(at));
    while (at < text.length() && isLetter(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (!isTerminated()) {
      throw unexpected(at);
    }
    return at == start + 1 ? bare : kind;
  }

  private Kind number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    int start = at;
    at = matcher.lookingAt() ? matcher.end() : at + 1;
    if (at < text.length() && isLetter(text.codePointAt(at))) {
      throw source.fault(
          start,
          at + 1,
          "bad number syntax: \"%s\"".formatted(text.substring(start, at + 1)),
          "A number must not run into a name.");
    }
    return Kind.NUMBER;
  }

  private Kind quoted(char quote, Kind kind) {
    int start = at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' && !text.startsWith("\n", at + 1) ? 2 : 1;
    }
    if (at >= text.length() || text.charAt(at) != quote) {
      throw source.fault(
          start,
          start + 1,
          quote == '"' ? "unterminated quoted string" : "unterminated character constant",
          "It ends on the line it starts on, with %s.".formatted(quote));
    }
    at++;
    return kind;
  }

  private Kind raw() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw source.fault(at, at + 1, "unterminated raw quoted string", "It ends with `.");
    }
    at = end + 1;
    return Kind.STRING;
  }

  private StopException unexpected(int where) {
    if (where >= text.length()) {
      return source.fault(opened, opened + 2, "unclosed action", "An action ends with }} or -}}.");
    }
    String character = Character.toString(text.codePointAt(where));
    return source.fault(
        where,
        where + character.length(),
        "unexpected character \"%s\" in an action".formatted(character),
        "What is meant as text stands outside of {{ and }}, or in quotes.");
  }

  private boolean isTerminated() {
    return at >= text.length()
        || text.startsWith("}}", at)
        || isSpace(text.charAt(at))
        || ".,|:()".indexOf(text.charAt(at)) >= 0;
  }

  /// How long the end of an action at `index` is: 4 when it trims what follows, 0 when none is
  /// there.
  private int closing(int index) {
    if (text.startsWith("}}", index)) {
      return 2;
    }
    boolean marked =
        index < text.length() && isSpace(text.charAt(index)) && text.startsWith("-}}", index + 1);
    return marked ? 4 : 0;
  }

  /// Whether what stands there, behind the start of an action, trims what is before it.
  private boolean isMarked(int index) {
    return index + 1 < text.length()
        && text.charAt(index) == '-'
        && isSpace(text.charAt(index + 1));
  }

  private int skipSpace(int from) {
    int next = from;
    while (next < text.length() && isSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private int trimmed(int from, int end) {
    int last = end;
    while (last > from && isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isLetter(int point) {
    return point == '_' || Character.isLetter(point) || Character.isDigit(point);
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
