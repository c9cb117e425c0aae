package dev.trowel.core.authored;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Scalars as YAML 1.1 and 1.2 read them again: without quotes where both do.
final class Scalars {

  /// The parser's work on one plain text grows with the square of its length.
  private static final int MOST_PLAIN = 500;

  /// What is no text in one of the versions of YAML, or means something as a key.
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", "=", "<<");

  /// What begins something else than a text.
  private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`=~<";

  /// A text with one of these is neither a number nor a date, whatever it begins with.
  private static final String OF_WORDS = "ghijklmnpqrsuvwyzGHIJKLMNPQRSUVWYZ";

  /// An item of a list, and what separates documents.
  private static final Pattern BEGINS_OTHER = Pattern.compile("-$|- |---|\\.\\.\\.");

  private static final Pattern BEGINS_NUMBER = Pattern.compile("[-+]?\\.?[0-9]|[-+]?\\.[inIN]");

  private Scalars() {}

  /// A leaf on one line.
  static String of(JsonNode leaf) {
    if (leaf.isTextual()) {
      return text(leaf.textValue());
    }
    if (leaf.isFloatingPointNumber()) {
      return leaf.decimalValue().toString();
    }
    return leaf.isNumber() || leaf.isBoolean() || leaf.isNull()
        ? leaf.asText()
        : text(leaf.asText());
  }

  /// A text, or a key, on one line.
  static String text(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_PLAIN
        && text.codePoints().allMatch(Scalars::isPrintable)
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && !BEGINS_OTHER.matcher(text).lookingAt()
        && !startsOrEndsBlank(text)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":")
        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && !isLikeNumber(text);
  }

  private static boolean startsOrEndsBlank(String text) {
    return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
  }

  private static boolean isLikeNumber(String text) {
    return BEGINS_NUMBER.matcher(text).lookingAt()
        && (text.indexOf(':') >= 0 || text.chars().noneMatch(each -> OF_WORDS.indexOf(each) >= 0));
  }

  /// Whether a character stands for itself on a line.
  static boolean isPrintable(int each) {
    return each == ' '
        || (each > ' ' && each < 0x7F)
        || (each > 0xA0 && (Character.isLetterOrDigit(each) || isMark(each)));
  }

  /// Dashes, quotes, signs and pictures, as people use them.
  private static boolean isMark(int each) {
    return switch (Character.getType(each)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(each -> quote(quoted, each));
    return quoted.append('"').toString();
  }

  private static void quote(StringBuilder quoted, int each) {
    switch (each) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(each);
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isPrintable(each)) {
          quoted.appendCodePoint(each);
        } else {
          quoted.append((each > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(each));
        }
      }
    }
  }
}
