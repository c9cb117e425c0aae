package dev.trowel.schema.value;

import dev.trowel.schema.address.Path;
import org.jspecify.annotations.Nullable;

/// Reads what stands after `${`; never looks at a character twice, so that texts are split in
/// linear time.
final class ReferenceScanner {

  private final String text;
  private int at;

  ReferenceScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /// Where reading stopped: behind the closing brace, or where the text stopped being a reference.
  int position() {
    return at;
  }

  /// The path up to the closing brace, or null when this is no reference.
  @Nullable Path path() {
    String first = name();
    if (first == null) {
      return null;
    }
    Path path = indexes(Path.of(first));
    boolean indexed = path != null && path.length() > 1;
    while (path != null && !indexed && accept('.')) {
      String next = name();
      path = next == null ? null : indexes(path.field(next));
    }
    return path != null && accept('}') ? path : null;
  }

  /// A letter, then letters, digits, `-` and `_`, the last of which may be neither `-` nor `_`.
  private @Nullable String name() {
    int start = at;
    if (at >= text.length() || !Character.isLetter(text.codePointAt(at))) {
      return null;
    }
    int last = 0;
    while (at < text.length() && inName(text.codePointAt(at))) {
      last = text.codePointAt(at);
      at += Character.charCount(last);
    }
    return last == '-' || last == '_' ? null : text.substring(start, at);
  }

  private static boolean inName(int letter) {
    return letter == '-' || letter == '_' || Character.isLetter(letter) || isNumber(letter);
  }

  private static boolean isNumber(int letter) {
    return switch (Character.getType(letter)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  private @Nullable Path indexes(Path path) {
    Path longer = path;
    while (longer != null && accept('[')) {
      longer = index(longer);
    }
    return longer;
  }

  private @Nullable Path index(Path path) {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    // Nine digits fit an int; no list is longer.
    if (at == start || at - start > 9) {
      return null;
    }
    int index = Integer.parseInt(text.substring(start, at));
    return accept(']') ? path.index(index) : null;
  }

  private boolean accept(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }
}
