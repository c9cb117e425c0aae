package dev.trowel.app.option;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads spans of time as they are typed: `7d`, `12h`, `30m`.
public final class Age {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})([dhm])");

  private Age() {}

  /// The span that `text` names.
  ///
  /// @param option the option it was given to
  /// @throws StopException `bad-usage` for anything else
  public static Duration of(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new StopException(
          Diagnostic.error("bad-usage", option + " is a span such as 7d, 12h or 30m, not " + text));
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }
}
