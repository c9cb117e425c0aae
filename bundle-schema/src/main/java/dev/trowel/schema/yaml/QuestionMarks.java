package dev.trowel.schema.yaml;

import dev.trowel.schema.source.LineEnds;
import java.util.stream.IntStream;

/// Lets `?` stand within plain texts in brackets, as in `{cron: 0 0 6 * * ?}`, where the YAML
/// parser would take each for the sign of a key. YAML 1.2 wants a blank behind that sign, and so
/// does the incumbent's parser.
///
/// @param standIn what the parser sees instead; `?` when nothing has to be hidden
record QuestionMarks(char standIn) {

  private static final char MARK = '?';
  private static final String BEFORE_A_KEY = "[{,-?:";

  /// For a text without any.
  static QuestionMarks none() {
    return new QuestionMarks(MARK);
  }

  /// For `text`; the stand-in is a character that it does not have.
  static QuestionMarks of(String text) {
    return new QuestionMarks(
        text.indexOf(MARK) < 0
            ? MARK
            : (char)
                IntStream.rangeClosed(0xA1, 0xFF)
                    .filter(c -> c != 0xAD && text.indexOf(c) < 0)
                    .findFirst()
                    .orElse(MARK));
  }

  /// The text without the marks that are no signs of keys.
  String hide(String text) {
    if (standIn == MARK) {
      return text;
    }
    StringBuilder hidden = new StringBuilder(text);
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      if (!isSign(text, at)) {
        hidden.setCharAt(at, standIn);
      }
    }
    return hidden.toString();
  }

  /// The text as it was written.
  String show(String text) {
    return text.replace(standIn, MARK);
  }

  private static boolean isSign(String text, int at) {
    int next = at + 1;
    boolean alone = next == text.length() || " \t\r\n".indexOf(text.charAt(next)) >= 0;
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    boolean first =
        before < 0
            || LineEnds.at(text, before)
            || text.charAt(before) == '\r'
            || BEFORE_A_KEY.indexOf(text.charAt(before)) >= 0;
    return alone && first;
  }
}
