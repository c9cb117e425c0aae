package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Token.Kind;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayDeque;
import java.util.Deque;

/// The words of a template, of which the next two can be looked at before they are taken.
final class Tokens {

  /// How deep bodies and parentheses may lie in each other.
  private static final int NESTING = 100;

  private final Source source;
  private final Lexer lexer;
  private final Deque<Token> ahead = new ArrayDeque<>();
  private int end;
  private int nesting;

  Tokens(Source source) {
    this.source = source;
    this.lexer = new Lexer(source);
  }

  Token peek() {
    if (ahead.isEmpty()) {
      ahead.add(lexer.next());
    }
    return ahead.getFirst();
  }

  /// The word after the next.
  Token peekSecond() {
    peek();
    if (ahead.size() < 2) {
      ahead.add(lexer.next());
    }
    return ahead.getLast();
  }

  Token next() {
    peek();
    Token next = ahead.removeFirst();
    end = next.end();
    return next;
  }

  /// Takes the next word, which must be of a kind.
  Token expect(Kind kind, String context) {
    Token next = next();
    if (!next.is(kind)) {
      throw unexpected(next, context);
    }
    return next;
  }

  /// Where all is written from `start` to the word taken last.
  Place since(int start) {
    return source.place(start, end);
  }

  /// Notes that a body or a parenthesis has begun.
  void enter(Token opening) {
    if (++nesting > NESTING) {
      throw fault(
          opening,
          "the template is nested too deep",
          "%d levels are the most; move inner ones to a template of their own.".formatted(NESTING));
    }
  }

  void leave() {
    nesting--;
  }

  StopException fault(Token token, String message, String wayOut) {
    return source.fault(token.start(), token.end(), message, wayOut);
  }

  /// What says that a word cannot stand where it stands.
  StopException unexpected(Token token, String context) {
    return fault(
        token, "unexpected %s in %s".formatted(token.named(), context), wayOut(token, context));
  }

  private static String wayOut(Token token, String context) {
    return switch (token.kind()) {
      case END -> "Each if, with, range, block and define needs its {{end}}.";
      case ASSIGN, DECLARE ->
          "A variable is declared as in {{$x := 1}}, at the start of an action.";
      case COMMA -> "Arguments are parted by space.";
      case FIELD, DOT, LEFT, STRING, CHARACTER, NUMBER, BOOL, VARIABLE, NAME ->
          token.spaced() ? "" : "Values are parted by space.";
      case TEXT, OPEN, CLOSE, KEYWORD, PIPE, RIGHT -> "See what may stand in " + context + ".";
    };
  }
}
