package dev.trowel.core.template.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints values into a format, as Go's `printf` does; what does not fit is told in the text.
final class Formats {

  /// Widths and precisions beyond it are taken for slips.
  private static final int MOST = 1_000_000;

  private final String format;
  private final List<@Nullable Object> values;
  private final Output output = new Output();
  private final Printer printer = new Printer(output);
  private int at;
  private int next;
  private boolean reordered;
  private boolean isGood;
  private boolean afterIndex;

  private Formats(String format, List<@Nullable Object> values) {
    this.format = format;
    this.values = values;
  }

  /// The format with the values in the places of its verbs.
  static String print(String format, List<@Nullable Object> values) {
    return new Formats(format, values).run();
  }

  private String run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      output.add(format.substring(at, end));
      at = end;
      if (percent >= 0) {
        at++;
        isGood = true;
        afterIndex = false;
        verb(precision(width(flags())));
      }
    }
    extra();
    return output.toString();
  }

  private Flags flags() {
    Flags flags = Flags.NONE;
    while (at < format.length() && "#0+- ".indexOf(format.charAt(at)) >= 0) {
      flags = flags.with(format.charAt(at++));
    }
    return flags;
  }

  private Flags width(Flags flags) {
    index();
    if (takes('*')) {
      Integer width = star();
      if (width == null) {
        output.add("%!(BADWIDTH)");
        return flags;
      }
      return width < 0 ? flags.with('-').width(-width) : flags.width(width);
    }
    int width = number();
    if (afterIndex && width >= 0) {
      isGood = false;
    }
    return width < 0 ? flags : flags.width(width);
  }

  private Flags precision(Flags flags) {
    if (!takes('.')) {
      return flags;
    }
    if (afterIndex) {
      isGood = false;
    }
    index();
    if (takes('*')) {
      Integer precision = star();
      if (precision == null || precision < 0) {
        output.add("%!(BADPREC)");
        return flags;
      }
      return flags.precision(precision);
    }
    return flags.precision(Math.max(0, number()));
  }

  private void verb(Flags flags) {
    if (!afterIndex) {
      index();
    }
    if (at >= format.length()) {
      output.add("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      output.add('%');
    } else if (!isGood) {
      output.add("%!").add(Character.toString(verb)).add("(BADINDEX)");
    } else if (next >= values.size()) {
      output.add("%!").add(Character.toString(verb)).add("(MISSING)");
    } else {
      printer.print(values.get(next++), verb, verb == 'v' ? flags.forValue() : flags);
    }
  }

  /// Tells the values that no verb took, unless the format says which it takes.
  private void extra() {
    if (reordered || next >= values.size()) {
      return;
    }
    output.add("%!(EXTRA ");
    for (int i = next; i < values.size(); i++) {
      output.add(i > next ? ", " : "");
      printer.typed(values.get(i), Flags.NONE);
    }
    output.add(')');
  }

  private boolean takes(char character) {
    boolean isThere = at < format.length() && format.charAt(at) == character;
    at += isThere ? 1 : 0;
    return isThere;
  }

  /// The next value as a width or precision; null when it is none.
  private @Nullable Integer star() {
    afterIndex = false;
    if (next >= values.size()) {
      return null;
    }
    return values.get(next++) instanceof Long number && Math.abs(number) <= MOST
        ? Integer.valueOf(number.intValue())
        : null;
  }

  /// `[n]`, which says the value that is next.
  private void index() {
    afterIndex = false;
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      isGood = false;
      at++;
      return;
    }
    int index = within(at + 1, close);
    at = close + 1;
    afterIndex = index >= 0;
    if (index >= 1 && index <= values.size()) {
      next = index - 1;
    } else {
      isGood = false;
    }
  }

  /// The number that the characters from `start` to `end` are; -1 when they are none.
  private int within(int start, int end) {
    int before = at;
    at = start;
    int number = number();
    boolean isWhole = at == end;
    at = before;
    return isWhole ? number : -1;
  }

  /// The digits that are next; -1 when there are none, or too many.
  private int number() {
    int start = at;
    int number = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > MOST) {
        at = format.length();
        return -1;
      }
      number = number * 10 + format.charAt(at++) - '0';
    }
    return at == start ? -1 : number;
  }
}
