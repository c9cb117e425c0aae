package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.repeatable;

import dev.trowel.core.select.Selecting;
import java.util.List;
import java.util.stream.Stream;
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
        patterns(given, SELECT), patterns(given, EXCLUDE), spelling == Spelling.INCUMBENT);
  }

  private static List<String> patterns(Given given, String option) {
    return given.values(option).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .toList();
  }
}
