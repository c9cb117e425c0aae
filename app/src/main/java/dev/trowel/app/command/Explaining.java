package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.explain.Explainer;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.target.TargetSelector;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Reads targets of a bundle so that their values can be explained, without a workspace.
final class Explaining {

  private final Invocation invocation;

  Explaining(Invocation invocation) {
    this.invocation = invocation;
  }

  /// One target, explained.
  ///
  /// @param errors what is wrong with it, so that values may not be what they will be
  record Explained(Explainer explainer, List<Diagnostic> errors) {}

  /// Who would deploy, as `validate` has it.
  static OptionSpec user() {
    return value("NAME", "Who would deploy, such as ann@example.com.", "--user");
  }

  /// The target that the options of every command mean.
  ///
  /// @throws StopException when there is none
  Explained target() {
    return targets(invocation.common().target().stream().toList()).getFirst();
  }

  /// The targets with these names, in their order; without any, the one that is meant.
  ///
  /// @throws StopException when there is no such
  List<Explained> targets(List<String> names) {
    Diagnostics found = new Diagnostics();
    Options options = new Options(null, invocation.caller().environment());
    Loaded loaded = BundleReader.load(invocation.common().directory(), options, found);
    return names.isEmpty()
        ? List.of(read(loaded, options, found))
        : names.stream().map(name -> read(loaded, options.withTarget(name), found)).toList();
  }

  /// @param found what loading had to say
  private Explained read(Loaded loaded, Options options, Diagnostics found) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(found.list());
    Selected selected = TargetSelector.select(loaded, options, diagnostics);
    Reading reading = new Reading(invocation);
    Optional<CurrentUser> user = invocation.given().value("--user").map(CurrentUser::named);
    Facts facts = reading.withGit(Facts.offline(user, GitFacts.none()), selected);
    Explainer explainer =
        Explainer.of(loaded, selected, reading.inputs(selected, diagnostics), facts, diagnostics);
    return new Explained(explainer, diagnostics.list().stream().filter(Exit::isError).toList());
  }
}
