package dev.trowel.core.undo;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/// Says of a plan what a failure would leave lost, however much is put back.
public final class CannotPutBack {

  private CannotPutBack() {}

  /// A warning for each resource that goes for good with the plan.
  public static List<Diagnostic> warnings(Plan plan) {
    return Stream.concat(
            plan.losing().stream().map(line -> warning(line, plan.loss(line).orElseThrow())),
            plan.changes().stream()
                .filter(line -> FormerResources.isRun(line.key()))
                .map(line -> warning(line, "A run that took place cannot be taken back.")))
        .toList();
  }

  private static Diagnostic warning(Planned line, String loss) {
    Diagnostic told =
        Diagnostic.warning(
                "cannot-be-put-back",
                "--rollback-on-failure cannot undo this: %s %s"
                    .formatted(line.change().action(), line.key()))
            .detail(
                loss
                    + " After a failure the resource is made again from its settings. Deletions"
                    + " wait until all else is done; replacements cannot.")
            .at(line.key().path());
    return line.span().map(told::in).orElse(told);
  }
}
