package dev.trowel.core.review;

/// What stands on one side of a change, in words.
public final class SideText {

  /// How much of a long value is shown in a sentence.
  private static final int SHOWN = 60;

  private SideText() {}

  /// The value as JSON has it; what cannot be shown by what it is.
  public static String of(Side side) {
    return switch (side) {
      case Side.Nothing _ -> "nothing";
      case Side.Known(var value) -> cut(value.toString());
      case Side.Hidden _ -> Sides.HIDDEN;
      case Side.Later(String text) -> text;
    };
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
  }
}
