package dev.trowel.schema.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.python.Program.NotRun;
import dev.trowel.schema.python.Program.Ran;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Lets the Python code of a bundle add and change resources (format.md 3, steps 29 and 30).
public final class PythonCode {

  private final PythonSection section;
  private final Path root;
  private final Program program;
  private final UnknownFields unknownFields;
  private final Diagnostics diagnostics;

  /// @param section what to run
  /// @param root the bundle root, absolute
  /// @param program runs it
  /// @param unknownFields what becomes of fields that no schema knows
  /// @param diagnostics takes what the code reports, and what went wrong
  public PythonCode(
      PythonSection section,
      Path root,
      Program program,
      UnknownFields unknownFields,
      Diagnostics diagnostics) {
    this.section = section;
    this.root = root;
    this.program = program;
    this.unknownFields = unknownFields;
    this.diagnostics = diagnostics;
  }

  /// Runs the functions of `phase`. A bundle that is faulty already is not given to them, and one
  /// that they make faulty is not taken from them.
  ///
  /// @param tree the bundle's tree
  /// @param shown the same with local paths relative to the bundle root
  public Outcome run(Phase phase, Mapping tree, Mapping shown) {
    if (section.functions(phase).isEmpty() || diagnostics.hasErrors()) {
      return Outcome.same(tree);
    }
    ObjectNode input = Input.of(shown, section);
    List<String> secrets = Input.secrets(tree);
    Program.Run run = new Program.Run(phase, root, section.venvPath(), input, secrets);
    return switch (program.run(run)) {
      case NotRun(Diagnostic reason) -> notRun(phase, tree, reason);
      case Ran ran -> ended(run, ran, tree);
    };
  }

  private Outcome ended(Program.Run run, Ran ran, Mapping tree) {
    CodeFiles files = new CodeFiles(root);
    Phase phase = run.phase();
    try {
      List<Diagnostic> reports = new Reports(tree, section, phase, files).read(ran.diagnostics());
      diagnostics.addAll(reports);
      if (reports.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
        return Outcome.same(tree);
      }
    } catch (JsonProcessingException e) {
      return failed(phase, tree, fault(ran, "diagnostics that are no JSON"));
    }
    Optional<String> output = ran.output().filter(_ -> ran.diagnostics().isPresent());
    if (ran.exit() != 0 || output.isEmpty()) {
      return failed(phase, tree, fault(ran, "no result"));
    }
    return taken(run, ran, output.get(), tree, files);
  }

  private Outcome taken(Program.Run run, Ran ran, String output, Mapping tree, CodeFiles files) {
    JsonNode result;
    Locations locations;
    try {
      result = Lines.parse(output);
    } catch (JsonProcessingException e) {
      return failed(run.phase(), tree, fault(ran, "a result that is no JSON"));
    }
    try {
      locations = Locations.read(ran.locations(), files);
    } catch (JsonProcessingException e) {
      return failed(run.phase(), tree, fault(ran, "locations that are no JSON"));
    }
    Span unknown = unknown(run.phase());
    Rewriting rewriting = new Rewriting(locations, unknown, new HashSet<>(run.secrets()));
    Changes changes = new Changes(run.phase(), tree, run.input(), result, locations);
    List<Diagnostic> refused = changes.refused();
    if (!refused.isEmpty()) {
      diagnostics.addAll(
          refused.stream().map(each -> each.in(section.place(run.phase()))).toList());
      return Outcome.same(tree);
    }
    return changes.take(rewriting, unknownFields, diagnostics);
  }

  /// The place of what the code wrote without saying where; local paths are relative to it, so it
  /// must be in the bundle root or nowhere.
  private Span unknown(Phase phase) {
    Span place = section.place(phase);
    return place.file().contains("/") ? Span.synthetic("python") : place;
  }

  private static Diagnostic fault(Ran ran, String what) {
    return ran.exit() == 0 ? Failure.unusable(what, ran) : Failure.ended(ran);
  }

  private Outcome notRun(Phase phase, Mapping tree, Diagnostic reason) {
    Span place = section.place("venv_path").orElse(section.place(phase));
    diagnostics.add(reason.at(section.path()).in(place));
    return Outcome.same(tree);
  }

  private Outcome failed(Phase phase, Mapping tree, Diagnostic reason) {
    Diagnostic located =
        new CodeFiles(root).lastFrame(reason.detail()).map(reason::in).orElse(reason);
    diagnostics.add(located.at(section.path()).in(section.place(phase)));
    return Outcome.same(tree);
  }
}
