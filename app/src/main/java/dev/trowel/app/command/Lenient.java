package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.diagnostic.Severity;
import java.util.Set;
import java.util.function.Predicate;

/// Where the incumbent's spelling only warns (design.md 4): a script that passed must go on
/// passing.
final class Lenient {

  /// What the incumbent finds when it plans, and not when it validates (format.md 1.3).
  private static final Set<String> FOUND_LATER =
      Set.of(
          "unknown-resource-reference",
          "unknown-resource-field",
          "reference-incomplete",
          "reference-type-mismatch",
          "reference-cycle");

  /// What the incumbent never looks at, so that only the workspace's answer tells (format.md 7).
  private static final Set<String> LEFT_TO_THE_WORKSPACE =
      Set.of(
          "dependency-unknown",
          "task-cycle",
          "environment-undefined",
          "task-types-several",
          "loop-nested",
          "cron-unreadable",
          "timezone-unknown",
          "cluster-two-sizes",
          "autoscale-upside-down",
          "number-out-of-range",
          "traffic-not-hundred",
          "catalog-name-refused",
          "value-not-a-choice",
          "choice-missing",
          "fields-exclude-each-other",
          "git-source-missing",
          "job-cluster-undefined",
          "key-refused",
          "limit-exceeded",
          "loop-inputs-invalid",
          "loop-retried",
          "outcome-invalid",
          "runtime-missing",
          "serverless-with-clusters",
          "table-name-incomplete",
          "bounds-upside-down",
          "index-spec-missing",
          "entity-name-twice",
          "route-unknown",
          "volume-location",
          "scope-backend-mismatch",
          "experiment-name-relative",
          "owner-refused",
          "serverless-with-libraries",
          "task-type-missing");

  /// What only the native spelling says: the incumbent has no such warning, and `--strict` must go
  /// on passing where it passed.
  private static final Set<String> NATIVE_ONLY =
      Set.of(
          "variable-unused",
          "entity-version-missing",
          "privilege-unknown",
          "production-runs-as-person",
          "production-paused",
          "production-shared-cluster",
          "production-by-name-only",
          "job-cluster-unused",
          "secret-through-reference",
          "address-unlikely",
          "clouds-mixed",
          "expression-unknown",
          "field-without-effect",
          "file-not-uploaded",
          "glob-unmatched",
          "list-key-twice",
          "task-key-twice",
          "task-value-early");

  private Lenient() {}

  /// Whether only this program finds it, so that the incumbent's own findings stay what they are,
  /// whatever comments allow.
  static boolean isOurs(String code) {
    return LEFT_TO_THE_WORKSPACE.contains(code);
  }

  /// What was read, without what only the native spelling says.
  static Read known(Read read) {
    return read.with(
        read.diagnostics().stream().filter(each -> !NATIVE_ONLY.contains(each.code())).toList());
  }

  /// What was read, with warnings where the incumbent's `validate` sees nothing.
  static Read validation(Read read) {
    return warned(read, code -> FOUND_LATER.contains(code) || LEFT_TO_THE_WORKSPACE.contains(code));
  }

  /// What was read, with warnings where the incumbent plans and deploys.
  static Read deployment(Read read) {
    return warned(read, LEFT_TO_THE_WORKSPACE::contains);
  }

  private static Read warned(Read read, Predicate<String> codes) {
    return read.with(
        read.diagnostics().stream()
            .map(each -> codes.test(each.code()) ? each.as(Severity.WARNING) : each)
            .toList());
  }
}
