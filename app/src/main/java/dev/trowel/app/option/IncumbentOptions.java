package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// What only the incumbent's spelling knows (format.md 1.2).
///
/// @param clusterId the cluster that replaces the compute of all tasks; development mode only
/// @param failsOnActiveRuns whether nothing may be deployed while jobs or pipelines of it run
public record IncumbentOptions(Optional<String> clusterId, boolean failsOnActiveRuns) {

  /// The declarations for `plan`.
  public static List<OptionSpec> planning() {
    return List.of(
        flag("Deploy from any git branch, and over changes made by hand.", "--force"),
        value("ID", "The cluster to run tasks on, in development mode.", "-c", "--cluster-id"),
        hidden(value("ID", "The old name of --cluster-id.", "--compute-id")),
        hidden(repeatable("KEYS", "Only these resources.", "--select")));
  }

  /// The declarations for `deploy`, those for `plan` among them.
  public static List<OptionSpec> deploying() {
    return Stream.concat(
            planning().stream(),
            Stream.of(
                flag("Fail when a job or pipeline of it runs.", "--fail-on-active-runs"),
                value("FILE", "Carry out a plan that plan -o json printed.", "--plan"),
                hidden(flag("Tell of every file.", "--verbose"))))
        .toList();
  }

  /// Reads what was given.
  public static IncumbentOptions of(Given given) {
    return new IncumbentOptions(
        given.value("--cluster-id").or(() -> given.value("--compute-id")),
        given.flag("--fail-on-active-runs"));
  }
}
