package dev.trowel.core.imports.hcl;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A place in a text that moves on.
final class Cursor {

  private final String file;
  private final String text;
  private final List<Integer> lines = new ArrayList<>(List.of(0));
  private int at;

  /// @param file what messages call it
  Cursor(String file, String text) {
    this.file = file;
    this.text = text;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines.add(i + 1);
    }
  }

  int at() {
    return at;
  }

  void moveTo(int place) {
    at = place;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /// The character here; 0 at the end.
  char peek() {
    return charAt(at);
  }

  char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  char next() {
    char each = peek();
    at++;
    return each;
  }

  boolean startsWith(String words) {
    return text.startsWith(words, at);
  }

  /// Steps over these characters where they stand here.
  boolean take(String words) {
    boolean found = startsWith(words);
    at += found ? words.length() : 0;
    return found;
  }

  String text(int from, int to) {
    return text.substring(from, Math.min(to, text.length()));
  }

  /// Where the line ends in which a place is: at its line feed, or at the end.
  int lineEnd(int place) {
    int end = text.indexOf('\n', place);
    return end < 0 ? text.length() : end;
  }

  /// Steps over blanks and comments, and over line feeds where these mean nothing.
  void skip(boolean lineFeeds) {
    while (!isAtEnd()) {
      char each = peek();
      if (each == ' ' || each == '\t' || each == '\r' || (lineFeeds && each == '\n')) {
        at++;
      } else if (each == '#' || startsWith("//")) {
        at = lineEnd(at);
      } else if (startsWith("/*")) {
        comment();
      } else {
        return;
      }
    }
  }

  private void comment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw fault(at, "a comment that does not end");
    }
    at = end + 2;
  }

  /// The name that begins here; `""` when none does.
  String name() {
    int start = at;
    if (Character.isLetter(peek()) || peek() == '_') {
      while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
        at++;
      }
    }
    return text.substring(start, at);
  }

  /// The place from there to here.
  Span from(int start) {
    int end = Math.min(at, text.length());
    int first = line(start);
    int last = line(end);
    return new Span(
        file, first + 1, start - lines.get(first) + 1, last + 1, end - lines.get(last) + 1);
  }

  private int line(int place) {
    int found = Collections.binarySearch(lines, place);
    return found >= 0 ? found : -found - 2;
  }

  /// The error that something else stands here.
  StopException expected(String what) {
    String found =
        isAtEnd() ? "the file ends" : peek() == '\n' ? "the line ends" : "found " + peek();
    return fault(at, "expected %s, %s".formatted(what, found));
  }

  /// An error at a place.
  StopException fault(int start, String what) {
    at = Math.max(at, Math.min(start + 1, text.length()));
    return new StopException(
        Diagnostic.error("syntax", "cannot be read as HCL: " + what)
            .detail("Correct the file; `terraform fmt` finds the same. Nothing was written.")
            .in(from(start)));
  }
}
