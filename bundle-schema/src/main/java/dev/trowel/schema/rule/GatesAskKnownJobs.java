package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// The job whose result a gate asks for is one of the bundle.
final class GatesAskKnownJobs implements Rule {
  private static final String PREFIX = "jobs.";
  private static final Path GATES = Path.of("trowel", "gates");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    List<String> jobs =
        Values.mapping(bundle.tree(), "resources", "jobs").entries().keySet().stream()
            .map(PREFIX::concat)
            .toList();
    Values.mapping(bundle.tree(), "trowel", "gates")
        .entries()
        .forEach((name, gate) -> {
          if (Values.find(gate.value(), "job") instanceof Text written
              && !written.text().contains("${")
              && !jobs.contains(written.text())) {
            diagnostics.add(unknown(GATES.field(name).field("job"), written, jobs));
          }
        });
  }

  private static Diagnostic unknown(Path at, Text written, List<String> jobs) {
    String known =
        jobs.isEmpty()
            ? "The bundle has no jobs."
            : "Write kind and name: " + String.join(", ", jobs) + ".";
    return Diagnostic.error("gate-job-unknown", "the bundle has no job " + written.text())
        .detail(Suggestion.advice(written.text(), jobs, known))
        .at(at)
        .in(written.span())
        .fix(Suggestion.mend(written, jobs));
  }
}
