package dev.trowel.core.template;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the answer to a question may be (format.md 10). Answers are what templates see: a `String`,
/// `Boolean`, `Long` or `Double`.
enum AnswerType {
  STRING("a text"),
  BOOLEAN("true or false"),
  INTEGER("a whole number"),
  NUMBER("a number");

  private final String words;

  AnswerType(String words) {
    this.words = words;
  }

  /// The type of a name in a schema file, such as `string`; empty for one that templates cannot
  /// have.
  static Optional<AnswerType> named(String name) {
    return Stream.of(values()).filter(type -> type.word().equals(name)).findFirst();
  }

  /// Its name in a schema file.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What an answer must be, for people.
  String words() {
    return words;
  }

  /// The answer that a file gives; empty when it is of another type.
  Optional<Object> of(Value value) {
    return switch (this) {
      case STRING -> value instanceof Text text ? Optional.of(text.text()) : Optional.empty();
      case BOOLEAN -> value instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty();
      case INTEGER -> value instanceof Num num ? whole(num.text()) : Optional.empty();
      case NUMBER -> value instanceof Num num ? number(num.text()) : Optional.empty();
    };
  }

  /// The answer that somebody typed; empty when it is of another type.
  Optional<Object> typed(String text) {
    return switch (this) {
      case STRING -> Optional.of(text);
      case BOOLEAN ->
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y" -> Optional.of(true);
            case "false", "no", "n" -> Optional.of(false);
            default -> Optional.empty();
          };
      case INTEGER -> whole(text.strip());
      case NUMBER -> number(text.strip());
    };
  }

  /// Whether two answers are the same, however their numbers are written.
  static boolean areSame(Object a, Object b) {
    return (a instanceof Number one && b instanceof Number other)
        ? one.doubleValue() == other.doubleValue()
        : a.equals(b);
  }

  /// `3.0` is a whole number, as in JSON.
  private static Optional<Object> whole(String text) {
    try {
      return Optional.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
