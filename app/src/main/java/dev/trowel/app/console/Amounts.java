package dev.trowel.app.console;

import java.util.Locale;

/// Times and sizes as people read them.
final class Amounts {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private Amounts() {}

  /// Whole seconds of a time in nanoseconds.
  static long seconds(long nanos) {
    return nanos / SECOND;
  }

  /// So many seconds in nanoseconds.
  static long nanos(long seconds) {
    return seconds * SECOND;
  }

  /// A time in seconds: `8 s`, `1 min 12 s`, `2 h 5 min`.
  static String time(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
        : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
  }

  /// A time that is only guessed: to the second below ten, then ever coarser.
  static String about(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    if (whole < 10) {
      return whole + " s";
    }
    if (whole < 55) {
      return (whole + 2) / 5 * 5 + " s";
    }
    long minutes = Math.max(1, Math.round(seconds / MINUTE));
    return minutes < 60 ? minutes + " min" : Math.round(seconds / HOUR) + " h";
  }

  /// How often something happens: `12/s`, `3.4/s`, and what is rarer by the minute.
  static String rate(double perSecond) {
    if (perSecond < 1) {
      return Math.round(perSecond * MINUTE) + "/min";
    }
    return perSecond < 10
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : Math.round(perSecond) + "/s";
  }

  /// A share of a size in the unit of the whole: `1.2 of 33.0 MB`.
  static String share(long done, long total) {
    if (total < 1000) {
      return done + " of " + total + " B";
    }
    String unit = total < 1_000_000 ? "kB" : total < 1_000_000_000 ? "MB" : "GB";
    double scale = total < 1_000_000 ? 1e3 : total < 1_000_000_000 ? 1e6 : 1e9;
    return String.format(Locale.ROOT, "%.1f of %.1f %s", done / scale, total / scale, unit);
  }
}
