package dev.trowel.schema.source;

/// Where lines end, as YAML 1.1 has it and as all places are counted.
public final class LineEnds {

  private LineEnds() {}

  /// Whether a line ends with the character at this index; a carriage return before a line feed
  /// ends none.
  public static boolean at(String text, int index) {
    return switch (text.charAt(index)) {
      case '\n', '\u0085', '\u2028', '\u2029' -> true;
      case '\r' -> index + 1 == text.length() || text.charAt(index + 1) != '\n';
      default -> false;
    };
  }
}
