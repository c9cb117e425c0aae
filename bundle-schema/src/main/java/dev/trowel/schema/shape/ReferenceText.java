package dev.trowel.schema.shape;

import java.util.regex.Pattern;

/// Whether a text holds a reference such as `${var.x}` (format.md 2.7), whose type is not known
/// yet.
final class ReferenceText {

  private static final String SEGMENT = "\\p{L}+(?:[-_]*[\\p{L}\\p{N}]+)*";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{" + SEGMENT + "(?:\\." + SEGMENT + "(?:\\[[0-9]+])*)*(?:\\[[0-9]+])*}");

  private ReferenceText() {}

  static boolean occursIn(String text) {
    return text.contains("${") && REFERENCE.matcher(text).find();
  }

  static boolean isAllOf(String text) {
    return text.startsWith("${") && REFERENCE.matcher(text).matches();
  }
}
