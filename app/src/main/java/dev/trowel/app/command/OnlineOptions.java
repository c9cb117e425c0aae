package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Given;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/// Whether to ask a workspace about a bundle, and for how long.
///
/// @param wanted whether to ask at all
/// @param deadline for all of it together
record OnlineOptions(boolean wanted, Duration deadline) {

  private static final String ONLINE = "--online";
  private static final String DEADLINE = "--deadline";
  private static final String USUAL = "10s";
  private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,6})(ms|s|m)");

  static List<OptionSpec> specs() {
    return List.of(flag("Ask the workspace, too; change nothing there.", ONLINE), deadlineOption());
  }

  /// The option that says how long to ask.
  static OptionSpec deadlineOption() {
    return value("TIME", "How long to ask at most: 10s unless given; 500ms, 2m.", DEADLINE);
  }

  /// How long to ask.
  ///
  /// @throws StopException when the time cannot be read
  static Duration deadline(Given given) {
    return time(given.value(DEADLINE).orElse(USUAL));
  }

  /// @throws StopException when the time cannot be read, or is given for nothing
  static OnlineOptions of(Given given) {
    boolean wanted = given.flag(ONLINE);
    if (!wanted && given.has(DEADLINE)) {
      throw usage(DEADLINE + " needs " + ONLINE, "Without it no workspace is asked.");
    }
    return new OnlineOptions(wanted, deadline(given));
  }

  private static Duration time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw usage(DEADLINE + " is no time: " + text, "Write 10s, 500ms or 2m.");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}
