package dev.trowel.schema.preset;

import dev.trowel.schema.preset.Treatment.Treated;
import dev.trowel.schema.python.Outcome;
import dev.trowel.schema.python.Phase;
import dev.trowel.schema.python.PythonCode;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// Lets Python code add and change resources, and treats what it touched as if files said so
/// (format.md 3, steps 29 and 30).
final class PythonSteps {

  private final PythonCode code;
  private final Treatment treatment;
  private final List<Step> reading;
  private final LocalFiles files;
  private final Watched watched;

  /// @param resolving replaces references in what the code wrote
  PythonSteps(
      PythonCode code, Treatment treatment, Step resolving, LocalFiles files, Watched watched) {
    this.code = code;
    this.treatment = treatment;
    this.reading = List.of(resolving);
    this.files = files;
    this.watched = watched;
  }

  /// The tree after both phases.
  Treated apply(Treated start) {
    Outcome loaded = run(Phase.LOAD_RESOURCES, start);
    watched.tree(Stage.PYTHON_RESOURCES, loaded.tree());
    Treated full = treatment.added(start, read(loaded), loaded.touched());
    Outcome mutated = run(Phase.APPLY_MUTATORS, full);
    watched.tree(Stage.PYTHON_MUTATORS, mutated.tree());
    return treatment.changed(full, read(mutated), mutated.touched());
  }

  private Outcome run(Phase phase, Treated before) {
    Mapping shown = Steps.apply(before.tree(), List.of(new RootPaths(files)));
    return code.run(phase, before.tree(), shown);
  }

  private Mapping read(Outcome outcome) {
    return Steps.apply(outcome.tree(), reading, outcome.touched());
  }
}
