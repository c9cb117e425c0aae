package dev.trowel.app.review;

/// How much is told of a resource where room is short, the most first.
enum Detail {
  /// All of it.
  FULL(Integer.MAX_VALUE, 60, 240),
  /// The first fields, cut.
  SHORT(6, 4, 72),
  /// The first two fields, cut.
  BRIEF(2, 2, 72),
  /// A line a resource.
  LINE(0, 0, 72),
  /// Its key only.
  KEY(0, 0, 0),
  /// How many there are.
  COUNT(0, 0, 0);

  /// How many fields are shown of one resource.
  private final int fields;

  /// How many lines of one field.
  private final int lines;

  /// How many characters of one line.
  private final int width;

  Detail(int fields, int lines, int width) {
    this.fields = fields;
    this.lines = lines;
    this.width = width;
  }

  int fields() {
    return fields;
  }

  int lines() {
    return lines;
  }

  int width() {
    return width;
  }

  /// What is left out, as a sentence about `what`; `""` for nothing.
  String sentence(String what) {
    return switch (this) {
      case FULL -> "";
      case SHORT -> what + " show " + fields + " fields each at most, long values cut.";
      case BRIEF -> what + " show " + fields + " fields each at most, without order and place.";
      case LINE -> what + " have one line each, without their fields.";
      case KEY -> what + " are listed by their keys only.";
      case COUNT -> what + " are counted only.";
    };
  }
}
