package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Given;
import dev.trowel.core.model.Label;
import dev.trowel.core.model.Pick;
import dev.trowel.core.model.Wish;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Promotes a version of a model past gates to an alias or a stage, perhaps of another target.
final class ModelPromote implements ModelVerb {
  static final String RUN_GATES = "--run-gates";
  static final String CLUSTER = "--cluster-id";
  private static final String FROM = "--from";
  private static final String TO = "--to";
  private static final String GATE = "--gate";

  @Override
  public List<String> details() {
    return List.of(
        "",
        "The version is copied where the targets have different models, by a run in the",
        "workspace of the destination; then the alias is moved, while nobody deploys.",
        "Without VERSION: the one that has the alias in the source, else its newest.",
        "Run again after an interruption, it goes on where it was. What it must meet is",
        "declared below trowel: gates:, and all gates are asked unless some are named.");
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>();
    options.add(value("TARGET", "Where the version is; without it, where it is to go.", FROM));
    options.add(value("TARGET", "Where it is to go; without it, the target of -t.", TO));
    options.addAll(ModelLabels.options());
    options.add(repeatable("NAME", "Ask this gate only; may be given again.", GATE));
    options.add(flag("Run the jobs of gates now, not only read their last result.", RUN_GATES));
    options.add(value("ID", "Copy on this cluster instead of serverless compute.", CLUSTER));
    options.addAll(ModelChange.options());
    return List.copyOf(options);
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of(
        "KEY [VERSION]", "A model of the bundle; a number, @alias or stage of the source.");
  }

  @Override
  public Exit run(Invocation invocation) {
    Given given = invocation.given();
    List<String> words = ModelArguments.given(invocation, "a model, and perhaps a version", 1, 2);
    Optional<Pick> pick = words.stream().skip(1).findFirst().map(Pick::of);
    Label label = ModelLabels.of(given);
    Optional<String> from = from(pick.flatMap(Pick::target), given.value(FROM));
    Invocation there = given.value(TO).map(invocation::aimedAt).orElse(invocation);
    return Sessions.run(
        there,
        to -> {
          Wish wish = new Wish(words.getFirst(), pick.map(Pick::which), label, gates(given, to));
          String target = to.bundle().target();
          return from.filter(name -> !name.equals(target)).isEmpty()
              ? new ModelPromoting(new ModelChange(there, to), to, wish).run()
              : Sessions.run(
                  invocation.aimedAt(from.get()),
                  source -> new ModelPromoting(new ModelChange(there, to), source, wish).run());
        });
  }

  private static Optional<String> from(Optional<String> before, Optional<String> option) {
    if (before.isPresent() && option.isPresent() && !before.equals(option)) {
      throw new StopException(
          Diagnostic.error(
                  "bad-usage",
                  "the version is to be of %s, and by %s %s of that"
                      .formatted(before.get(), FROM, option.get()))
              .detail("Name one target that it is taken from."));
    }
    return before.or(() -> option);
  }

  /// The gates that were named, or all.
  private static List<GateSettings.Gate> gates(Given given, Session session) {
    List<GateSettings.Gate> all = GateSettings.of(session.bundle().tree());
    List<String> named = given.listed(GATE);
    List<String> known = all.stream().map(GateSettings.Gate::name).toList();
    named.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          String list =
              known.isEmpty()
                  ? "The bundle declares none: write trowel: {gates: {" + name + ": …}}."
                  : "Known are: " + String.join(", ", known) + ".";
          throw new StopException(
              Diagnostic.error("gate-unknown", "there is no gate " + name)
                  .detail(Suggestion.advice(name, known, list)));
        });
    return all.stream().filter(gate -> named.isEmpty() || named.contains(gate.name())).toList();
  }
}
