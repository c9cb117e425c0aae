package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.repeatable;

import dev.trowel.core.select.Selecting;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Which resources a command deals with.
public final class SelectOptions {

  private static final String SELECT = "--select";
  private static final String EXCLUDE = "--exclude";

  private SelectOptions() {}

  /// The declarations.
  public static List<OptionSpec> specs() {
    return List.of(
        repeatable(
            "PATTERN",
            "Only these: jobs.train, jobs, 'jobs.*_train', tag:team=ml, file:GLOB,"
                + " changed-since:REF; +X with what X needs, X+ with what needs X.",
            SELECT),
        repeatable("PATTERN", "All but these; patterns as for --select.", EXCLUDE));
  }

  /// Reads what was given; several patterns may stand in one value, with commas between.
  public static Selecting of(Given given, Spelling spelling) {
    return new Selecting(
        given.listed(SELECT), given.listed(EXCLUDE), spelling == Spelling.INCUMBENT);
  }
}
