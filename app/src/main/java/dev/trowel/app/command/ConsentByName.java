package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DeployReport;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Consent to what cannot be undone, given by the names of what is lost.
record ConsentByName(Consent consent, Plan plan) {

  /// So many names are typed one by one; of more, only how many there are.
  private static final int FEW = 3;

  /// Whether `plan` may be deployed.
  ///
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean toDeploy() {
    List<Planned> missing = missing(plan.losing());
    if (missing.isEmpty()) {
      return true;
    }
    Console console = consent.invocation().console();
    console.progress(DeployReport.losses(plan, missing));
    SortedSet<ResourceKey> keys = keys(missing);
    if (!console.canAsk()) {
      throw refused(
          "the deployment destroys what cannot be restored", keys, allowing(List.of(), keys));
    }
    return keys.size() <= FEW
        ? keys.stream().allMatch(key -> isTyped(key.toString()))
        : isTyped(target() + " " + keys.size());
  }

  /// Whether everything in `plan` may be destroyed.
  ///
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean toDestroy() {
    boolean blanket = consent.options().autoApprove();
    List<Planned> missing = missing(blanket ? plan.losing() : plan.changes());
    boolean folderOnly = plan.changes().isEmpty() && !consent.isFolderAgreed();
    if (missing.isEmpty() && !folderOnly) {
      return true;
    }
    if (consent.invocation().console().canAsk()) {
      return isTyped(target());
    }
    if (folderOnly) {
      throw refused(
          "this command deletes the deployment's folder",
          new TreeSet<>(),
          List.of("--auto-approve"));
    }
    SortedSet<ResourceKey> named = keys(missing(plan.losing()));
    boolean others = missing.stream().anyMatch(line -> !named.contains(line.key().owner()));
    throw refused(
        named.isEmpty()
            ? "this command deletes what is deployed"
            : "this command destroys what cannot be restored",
        named.isEmpty() ? keys(missing) : named,
        allowing(others ? List.of("--auto-approve") : List.of(), named));
  }

  private List<Planned> missing(List<Planned> lines) {
    ConsentOptions options = consent.options();
    return lines.stream().filter(line -> !options.allows(line.key())).toList();
  }

  private static SortedSet<ResourceKey> keys(List<Planned> lines) {
    return lines.stream()
        .map(line -> line.key().owner())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String target() {
    return consent.session().bundle().target();
  }

  private boolean isTyped(String words) {
    return consent.invocation().console().typed("Type " + words + " to agree: ").equals(words);
  }

  private static List<String> allowing(List<String> before, SortedSet<ResourceKey> keys) {
    List<String> options = new ArrayList<>(before);
    keys.forEach(key -> options.add("--allow-delete " + ShellWords.quoted(key.toString())));
    return options;
  }

  private StopException refused(String summary, SortedSet<ResourceKey> keys, List<String> options) {
    String names = keys.stream().map(ResourceKey::toString).collect(Collectors.joining(", "));
    return new StopException(
        Diagnostic.error(
                "consent-missing",
                summary + ", and nobody agreed to that" + (names.isEmpty() ? "" : ": " + names))
            .detail(
                "Nothing was changed. If that is meant, agree to it:\n"
                    + ShellWords.again(consent.invocation(), options)));
  }
}
