package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// A gate asks no job that trains: a run that makes a version begins before there is one to judge.
final class GatesDoNotTrain implements Rule {
  private static final Path GATES = Path.of("trowel", "gates");

  /// What tells a job which version to look at; one that takes it can be asked, whatever else it
  /// does.
  private static final String VERSION = "model_version";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    List<String> training = training(bundle.tree());
    Values.mapping(bundle.tree(), "trowel", "gates")
        .entries()
        .forEach((name, gate) -> {
          if (Values.find(gate.value(), "job") instanceof Text written
              && training.contains(written.text())) {
            diagnostics.add(trains(GATES.field(name).field("job"), written));
          }
        });
  }

  /// The jobs that the bundle has train a model anew.
  private static List<String> training(Mapping tree) {
    return Health.in(tree).stream()
        .map(Health::retrain)
        .flatMap(Optional::stream)
        .filter(job -> !takesVersion(tree, job))
        .map(ResourceKey::toString)
        .toList();
  }

  private static boolean takesVersion(Mapping tree, ResourceKey job) {
    return Values.items(tree, "resources", job.kind(), job.name(), "parameters").stream()
        .anyMatch(each -> Values.textOrEmpty(each, "name").equals(VERSION));
  }

  private static Diagnostic trains(Path at, Text written) {
    return Diagnostic.warning(
            "gate-job-trains",
            "the gate asks %s, which trains the model: no version ever passes"
                .formatted(written.text()))
        .detail(
            "A training begins before the version that it makes, and run again it makes another"
                + " one. Name a job that validates the version it is given as model_version, or"
                + " let the training set a tag, and ask for that: tags: {validated: true}.")
        .at(at)
        .in(written.span());
  }
}
