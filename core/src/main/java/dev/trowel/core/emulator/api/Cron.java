package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Checks Quartz cron expressions: seconds, minutes, hours, day of month, month, day of week, year.
final class Cron {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern DAY_OF_MONTH = Pattern.compile("L(-\\d+)?|LW|\\d{1,2}W");
  private static final Pattern DAY_OF_WEEK =
      Pattern.compile("L|[1-7]L|[1-7]#[1-5]|[A-Z]{3}(L|#[1-5])");
  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59),
          new Field(0, 59),
          new Field(0, 23),
          new Field(1, 31),
          new Field(1, 12),
          new Field(1, 7),
          new Field(1970, 2199));

  private record Field(int low, int high) {}

  private Cron() {}

  /// Refuses a schedule whose expression or time zone the service does not know, and fills in that
  /// it is not paused.
  static void check(ObjectNode schedule) {
    String expression = Docs.required(schedule, "quartz_cron_expression");
    String zone = Docs.required(schedule, "timezone_id");
    if (!isValid(expression)) {
      throw ApiException.invalid("Invalid cron expression: '" + expression + "'.");
    }
    try {
      ZoneId.of(zone, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw ApiException.invalid("Invalid timezone: '" + zone + "'.");
    }
    Docs.defaults(schedule, "pause_status", "UNPAUSED");
  }

  static boolean isValid(String expression) {
    String[] parts = expression.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
    if (parts.length < 6 || parts.length > 7 || parts[3].equals("?") == parts[5].equals("?")) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!isField(i, parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isField(int index, String text) {
    if (text.equals("*") || text.equals("?")) {
      return text.equals("*") || index == 3 || index == 5;
    }
    for (String item : text.split(",", -1)) {
      if (!isSpecial(index, item) && !isRange(index, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpecial(int index, String item) {
    return (index == 3 && DAY_OF_MONTH.matcher(item).matches())
        || (index == 5 && DAY_OF_WEEK.matcher(item).matches());
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
    if (index == 4 && MONTHS.contains(text)) {
      return MONTHS.indexOf(text) + 1;
    }
    return index == 5 && DAYS.contains(text) ? DAYS.indexOf(text) + 1 : number(text);
  }

  private static int number(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
  }
}
