package dev.trowel.schema.cron;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads Quartz cron expressions: seconds, minutes, hours, day of month, month, day of week, and
/// perhaps the year.
public final class QuartzCron {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern DAY_NUMBER = Pattern.compile("\\b[0-7]\\b");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,4}");
  private static final String ANY = "?";
  private static final String NOTHING = "(?!)";

  private static final int DAY_OF_MONTH = 3;
  private static final int MONTH = 4;
  private static final int DAY_OF_WEEK = 5;

  private static final List<Field> FIELDS =
      List.of(
          new Field("seconds", 0, 59, NOTHING),
          new Field("minutes", 0, 59, NOTHING),
          new Field("hours", 0, 23, NOTHING),
          new Field("the day of the month", 1, 31, "L(-\\d+)?|LW|\\d{1,2}W"),
          new Field("the month", 1, 12, NOTHING),
          new Field("the day of the week", 1, 7, "L|[1-7]L|[1-7]#[1-5]|[A-Z]{3}(L|#[1-5])"),
          new Field("the year", 1970, 2199, NOTHING));

  /// One part of an expression, with what it may say besides numbers.
  private record Field(String name, int low, int high, Pattern special) {
    Field(String name, int low, int high, String special) {
      this(name, low, high, Pattern.compile(special));
    }
  }

  private QuartzCron() {}

  /// Why `expression` cannot be read, in a few words; empty when it can.
  public static Optional<String> problem(String expression) {
    List<String> parts = List.of(SPACE.split(expression.strip().toUpperCase(Locale.ROOT), -1));
    if (parts.size() < FIELDS.size() - 1 || parts.size() > FIELDS.size()) {
      return Optional.of("it has %d parts, not 6 or 7".formatted(parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!isField(i, parts.get(i))) {
        return Optional.of("%s cannot be %s".formatted(FIELDS.get(i).name(), parts.get(i)));
      }
    }
    if (isNoDay(parts.get(DAY_OF_MONTH), parts.get(MONTH))) {
      return Optional.of("no such day is in that month");
    }
    return parts.get(DAY_OF_MONTH).equals(ANY) == parts.get(DAY_OF_WEEK).equals(ANY)
        ? Optional.of("exactly one of the day of the month and the day of the week must be ?")
        : Optional.empty();
  }

  /// What was probably meant by an expression that cannot be read: one of five parts as cron has
  /// them, without seconds, or one with `*` for both days. Empty when that is not beyond doubt.
  public static Optional<String> mended(String expression) {
    List<String> parts = new ArrayList<>(List.of(SPACE.split(expression.strip(), -1)));
    if (parts.size() == FIELDS.size() - 2) {
      parts.set(parts.size() - 1, dayNames(parts.getLast()));
      parts.addFirst("0");
    }
    if (problem(String.join(" ", parts)).isPresent() && parts.size() > DAY_OF_WEEK) {
      if (parts.get(DAY_OF_WEEK).equals("*")) {
        parts.set(DAY_OF_WEEK, ANY);
      } else if (parts.get(DAY_OF_MONTH).equals("*")) {
        parts.set(DAY_OF_MONTH, ANY);
      }
    }
    String mended = String.join(" ", parts);
    return Optional.of(mended).filter(text -> problem(text).isEmpty());
  }

  /// cron counts the days of the week from 0, Quartz from 1; names are the same in both.
  private static String dayNames(String days) {
    return days.contains("/") || days.contains("#")
        ? days.replaceAll("[0-9]", "x")
        : DAY_NUMBER.matcher(days).replaceAll(day -> DAYS.get(Integer.parseInt(day.group()) % 7));
  }

  /// Such as the 30th of February, which never comes.
  private static boolean isNoDay(String day, String month) {
    int number = value(MONTH, month);
    return number > 0 && number(day) > Month.of(number).maxLength();
  }

  private static boolean isField(int index, String text) {
    if (text.equals(ANY)) {
      return index == DAY_OF_MONTH || index == DAY_OF_WEEK;
    }
    for (String item : text.split(",", -1)) {
      if (!FIELDS.get(index).special().matcher(item).matches() && !isRange(index, item)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isRange(int index, String item) {
    String[] stepped = item.split("/", -1);
    String[] ends = stepped[0].split("-", -1);
    boolean step = stepped.length == 1 || (stepped.length == 2 && number(stepped[1]) > 0);
    if (!step || ends.length > 2) {
      return false;
    }
    if (stepped[0].equals("*")) {
      return true;
    }
    for (String end : ends) {
      int value = value(index, end);
      if (value < FIELDS.get(index).low() || value > FIELDS.get(index).high()) {
        return false;
      }
    }
    return true;
  }

  private static int value(int index, String text) {
    if (index == MONTH && MONTHS.contains(text)) {
      return MONTHS.indexOf(text) + 1;
    }
    return index == DAY_OF_WEEK && DAYS.contains(text) ? DAYS.indexOf(text) + 1 : number(text);
  }

  private static int number(String text) {
    return DIGITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
  }
}
