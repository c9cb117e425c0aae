package dev.trowel.app.option;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads lengths of time as they are typed, such as `90s`, `10m`, `1h30m` and `7d`.
public final class Durations {

  private static final Pattern FORM =
      Pattern.compile("(?=\\d)(?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

  private Durations() {}

  /// The length that was given for `option`.
  ///
  /// @throws StopException `bad-usage` when it cannot be read
  public static Duration read(String option, String text) {
    Matcher form = FORM.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!form.matches()) {
      throw new StopException(
          Diagnostic.error("bad-usage", option + " is no length of time: " + text)
              .detail("Write 90s, 10m or 1h30m."));
    }
    return Duration.ofDays(number(form.group(1)))
        .plusHours(number(form.group(2)))
        .plusMinutes(number(form.group(3)))
        .plusSeconds(number(form.group(4)));
  }

  /// A part that was left out is null.
  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
