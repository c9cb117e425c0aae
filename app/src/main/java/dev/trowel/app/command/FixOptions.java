package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.option.Given;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Whether to mend the files of a bundle.
///
/// @param wanted whether to mend at all
/// @param dry whether only to show what would change
record FixOptions(boolean wanted, boolean dry) {

  private static final String FIX = "--fix";
  private static final String DRY = "--dry-run";

  static List<OptionSpec> specs() {
    return List.of(
        flag("Mend in the files what takes no decision.", FIX),
        flag("With --fix: print what would change as a diff, and change nothing.", DRY));
  }

  /// @throws StopException when a dry run is wanted of nothing, or beside another result
  static FixOptions of(Given given) {
    boolean wanted = given.flag(FIX);
    boolean dry = given.flag(DRY);
    if (dry && !wanted) {
      throw usage("--dry-run needs --fix", "validate by itself changes nothing.");
    }
    if (dry && (given.has("--output") || given.has("--format") || given.has("--report"))) {
      throw usage("--fix --dry-run prints a diff", "Leave out --output, --format and --report.");
    }
    return new FixOptions(wanted, dry);
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}
