package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.count;
import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;

import dev.trowel.core.deploy.Terms;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// What the user agrees to beforehand, and how much is said about it.
///
/// @param autoApprove whether to go on without asking
/// @param forceLock whether to take the lock from whoever holds it
/// @param lockTimeout how long to wait for whoever holds it; zero: not at all
/// @param allowDelete patterns of resources that may be deleted or replaced, as in `jobs.*`
/// @param quiet 0 for everything, 1 for the summary only, 2 for nothing
public record ConsentOptions(
    boolean autoApprove,
    boolean forceLock,
    Duration lockTimeout,
    List<String> allowDelete,
    int quiet) {

  private static final String FORCE_LOCK = "--force-lock";

  /// What stands for the files that others put into a deployment's folders.
  public static final String FILES = "files";

  /// The declarations.
  public static List<OptionSpec> specs(Spelling spelling) {
    String agreed =
        switch (spelling) {
          case NATIVE -> "Agree to all that loses no data; in development mode: to everything.";
          case INCUMBENT -> "Do not ask.";
        };
    return Stream.of(
            List.of(
                flag(agreed, "--auto-approve"),
                flag("Take the lock, whoever holds it.", FORCE_LOCK)),
            waiting(spelling),
            List.of(
                repeatable(
                    "PATTERN",
                    "Resources that may be deleted or replaced, such as 'jobs.*'; may be given"
                        + " again.",
                    "--allow-delete"),
                count("Print the summary only; twice: nothing.", "-q", "--quiet")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<OptionSpec> waiting(Spelling spelling) {
    return switch (spelling) {
      case NATIVE -> List.of(LockTimeout.spec());
      case INCUMBENT -> List.of();
    };
  }

  /// On which terms what was agreed to is carried out.
  ///
  /// @param alone whether nobody else can be deploying
  public Terms terms(boolean alone) {
    return Terms.usual(forceLock || alone).waiting(lockTimeout);
  }

  /// Whether `key`, or what it hangs on, may be deleted or replaced.
  public boolean allows(ResourceKey key) {
    return allowDelete.stream().anyMatch(pattern -> matches(pattern, key));
  }

  /// Whether also goes what others put into the deployment's folders; `*` does not say so.
  public boolean allowsFiles() {
    return allowDelete.contains(FILES);
  }

  /// The same for a command that has asked about [#FILES].
  public ConsentOptions withoutFiles() {
    List<String> others = allowDelete.stream().filter(each -> !each.equals(FILES)).toList();
    return new ConsentOptions(autoApprove, forceLock, lockTimeout, others, quiet);
  }

  /// Whether everything may go.
  public boolean allowsAll() {
    return autoApprove || allowDelete.contains("*");
  }

  /// Warnings of patterns that match none of `keys`: most likely they are misspelt.
  public List<Diagnostic> unmatched(Collection<ResourceKey> keys) {
    return allowDelete.stream()
        .filter(pattern -> keys.stream().noneMatch(key -> matches(pattern, key)))
        .map(pattern ->
            Diagnostic.warning(
                    "allow-delete-unmatched", "--allow-delete " + pattern + " matches no resource")
                .detail(
                    Suggestion.advice(
                        pattern,
                        keys.stream().map(key -> key.owner().toString()).toList(),
                        "Neither the bundle nor what is deployed has one of that name.")))
        .toList();
  }

  /// `*` stands for any letters, so that `*` allows everything and `jobs.*` every job.
  private static boolean matches(String pattern, ResourceKey key) {
    String[] parts = pattern.split("\\*", -1);
    String regex = String.join(".*", Stream.of(parts).map(Pattern::quote).toList());
    return key.owner().toString().matches(regex);
  }

  /// Reads what was given.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `bad-usage` when it cannot be read
  public static ConsentOptions of(Given given) {
    return new ConsentOptions(
        given.flag("--auto-approve"),
        given.flag(FORCE_LOCK),
        LockTimeout.of(given),
        given.listed("--allow-delete"),
        given.count("--quiet"));
  }
}
