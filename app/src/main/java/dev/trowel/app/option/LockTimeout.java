package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.value;

import java.time.Duration;
import picocli.CommandLine.Model.OptionSpec;

/// How long to wait for whoever deploys now.
public final class LockTimeout {

  private static final String NAME = "--lock-timeout";

  private LockTimeout() {}

  /// The declaration.
  public static OptionSpec spec() {
    return value("DURATION", "Wait so long for whoever deploys now: 90s, 10m, 1h.", NAME);
  }

  /// What was given; zero, so not at all, where nothing was.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `bad-usage` when it is no duration
  public static Duration of(Given given) {
    return given.value(NAME).map(text -> Durations.read(NAME, text)).orElse(Duration.ZERO);
  }
}
