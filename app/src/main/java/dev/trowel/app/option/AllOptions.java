package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Whether a command is meant for every bundle below a folder.
///
/// @param wanted whether it is
/// @param since only those that changed since this commit, branch or tag
/// @param failFast whether the first that fails is the last
public record AllOptions(boolean wanted, Optional<String> since, boolean failFast) {

  /// One bundle.
  public static final AllOptions ONE = new AllOptions(false, Optional.empty(), false);

  private static final String ALL = "--all";
  private static final String SINCE = "--changed-since";
  private static final String FAIL_FAST = "--fail-fast";
  private static final String FORMAT = "--format";

  /// The declarations.
  public static List<OptionSpec> specs() {
    return List.of(
        flag("Every bundle below the folder, one after the other.", ALL),
        value("REF", "With --all: only those that git says changed since REF.", SINCE),
        flag("With --all: end with the first that fails.", FAIL_FAST));
  }

  /// Reads what was given.
  ///
  /// @throws StopException `bad-usage` when it makes no sense
  public static AllOptions of(Given given) {
    boolean wanted = given.flag(ALL);
    Stream.of(SINCE, FAIL_FAST)
        .filter(each -> !wanted && given.has(each))
        .findFirst()
        .ifPresent(each -> refuse(each + " needs --all", "Without it there is one bundle."));
    if (wanted && given.has(FORMAT)) {
      refuse(
          "--format prints one document, and --all has one for each bundle",
          "Write --report FORMAT=FILE, which is a file in each bundle's folder, or -o json.");
    }
    return new AllOptions(wanted, given.value(SINCE), given.flag(FAIL_FAST));
  }

  /// Refuses to go without a target: bundles need not have the same default.
  ///
  /// @throws StopException `bad-usage`
  public static void requireTarget(Given given) {
    if (!given.has("--target") && !given.has("--environment")) {
      refuse("--all needs -t here", "Bundles may have different default targets: say which one.");
    }
  }

  private static void refuse(String summary, String detail) {
    throw new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}
