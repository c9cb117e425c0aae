package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.value;
import static dev.trowel.app.option.Specs.values;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// What only the incumbent's spelling knows (format.md 1.2).
///
/// @param force whether to deploy from another branch than the configured one
/// @param clusterId the cluster that replaces the compute of all tasks; development mode only
/// @param strict whether `validate` fails on warnings
public record IncumbentOptions(boolean force, Optional<String> clusterId, boolean strict) {

  /// The declarations for `plan`.
  public static List<OptionSpec> plan() {
    return List.of(
        flag("Do not look at the git branch.", "--force"),
        value("ID", "The cluster to run tasks on, in development mode.", "-c", "--cluster-id"),
        hidden(value("ID", "The old name of --cluster-id.", "--compute-id")),
        values("KEYS", "Only these resources.", "--select"));
  }

  /// Reads what was given.
  public static IncumbentOptions of(Given given) {
    return new IncumbentOptions(
        given.flag("--force"),
        given.value("--cluster-id").or(() -> given.value("--compute-id")),
        given.flag("--strict"));
  }
}
