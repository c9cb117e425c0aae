package dev.trowel.schema.shape;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Num;

/// The words for a value of a wrong type.
final class Mismatch {

  private static final String NOT_SENT = " The value is not sent as it is.";

  private Mismatch() {}

  /// What a value is called.
  static String name(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool _ -> "bool";
      case Num number -> Numbers.isInteger(number) ? "int" : "float";
      case Value.Text _, Value.Secret _ -> "string";
      case Value.Seq _ -> "sequence";
      case Value.Mapping _ -> "map";
    };
  }

  static Diagnostic wrongType(String expected, Value found) {
    return warning("expected " + expected + ", found " + name(found))
        .detail("Write a " + expected + " here." + NOT_SENT);
  }

  static Diagnostic noValue(String expected) {
    return warning("expected a " + expected + " value, found null")
        .detail("Give it a value, or remove the key, which says as much.");
  }

  static Diagnostic unreadable(String text, String expected) {
    return warning("cannot parse \"" + text + "\" as " + expected)
        .detail("Write " + expected + " here." + NOT_SENT);
  }

  static Diagnostic lossy(String number, String expected) {
    return warning(
            "cannot accurately represent \""
                + number
                + "\" as "
                + expected
                + " due to precision loss")
        .detail("Write a whole number here." + NOT_SENT);
  }

  private static Diagnostic warning(String summary) {
    return Diagnostic.warning("wrong-type", summary);
  }
}
