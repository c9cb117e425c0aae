package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.count;
import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// What the user agrees to beforehand, and how much is said about it.
///
/// @param autoApprove whether to go on without asking
/// @param forceLock whether to take the lock from whoever holds it
/// @param allowDelete patterns of resources that may be deleted or replaced, as in `jobs.*`
/// @param quiet 0 for everything, 1 for the summary only, 2 for nothing
public record ConsentOptions(
    boolean autoApprove, boolean forceLock, List<String> allowDelete, int quiet) {

  /// The declarations.
  public static List<OptionSpec> specs() {
    return List.of(
        flag("Do not ask.", "--auto-approve"),
        flag("Take the lock, whoever holds it.", "--force-lock"),
        repeatable(
            "PATTERN",
            "Resources that may be deleted or replaced, such as 'jobs.*'; may be given again.",
            "--allow-delete"),
        count("Print the summary only; twice: nothing.", "-q", "--quiet"));
  }

  /// Reads what was given.
  public static ConsentOptions of(Given given) {
    return new ConsentOptions(
        given.flag("--auto-approve"),
        given.flag("--force-lock"),
        given.values("--allow-delete"),
        given.count("--quiet"));
  }
}
