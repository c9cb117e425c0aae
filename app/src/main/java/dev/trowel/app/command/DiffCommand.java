package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.command.Explaining.Explained;
import dev.trowel.app.console.DiffPrinter;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.compare.Contrast;
import dev.trowel.schema.compare.Contrasts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Shows what differs between two targets; asks no workspace.
final class DiffCommand implements Command {

  private static final String TARGETS = "--targets";

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Show what differs between two targets or deployments.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Compares what the targets come to: variables, presets and defaults are in.",
        "Paths that only lie in another folder, and names that only have another",
        "prefix, are counted; --all shows each. Needs neither network nor credentials.",
        "",
        "With numbers from trowel history it compares deployments of one target, their",
        "settings, files and libraries: 41 42 two of them, 41 that one with the bundle",
        "as it is now. A number is always a deployment; a target with such a name is",
        "named by --targets.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        OptionSpec.builder(TARGETS)
            .description("The two targets, such as --targets staging prod.")
            .paramLabel("NAME")
            .arity("2")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build(),
        Explaining.user(),
        flag("Show also what only follows from folders and prefixes.", "--all"),
        flag("Exit with 1 when something differs.", "--exit-code"));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        Numbers.argument("[NUMBER [NUMBER]]", "Deployments to compare, one or two.", "0..2"));
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Long> numbers = Numbers.of(invocation, 2);
    if (!numbers.isEmpty() && !invocation.given().values(TARGETS).isEmpty()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "either two targets or deployments, not both")
              .detail("Such as: trowel diff 41 42 --target prod"));
    }
    return numbers.isEmpty() ? targets(invocation) : deployments(invocation, numbers);
  }

  private static Exit deployments(Invocation invocation, List<Long> numbers) {
    boolean asked = invocation.given().flag("--exit-code");
    return Sessions.run(
        invocation,
        session ->
            ComparingDeployments.print(invocation, session, numbers) && asked
                ? Exit.FAILED
                : Exit.DONE);
  }

  private static Exit targets(Invocation invocation) {
    List<String> names = invocation.given().values(TARGETS);
    if (names.size() != 2) {
      throw new StopException(
          Diagnostic.error("bad-usage", "which two targets?")
              .detail(
                  "Such as: trowel diff --targets staging prod, or deployments: trowel diff 41"
                      + " 42"));
    }
    List<Explained> targets = new Explaining(invocation).targets(names);
    Explained one = targets.getFirst();
    Explained other = targets.getLast();
    List<Diagnostic> errors =
        Stream.concat(one.errors().stream(), other.errors().stream()).distinct().toList();
    invocation.console().report(errors);
    List<Contrast> contrasts = Contrasts.of(one.explainer(), other.explainer(), new KindLists());
    DiffPrinter printer =
        new DiffPrinter(one.explainer().bundle(), other.explainer().bundle(), contrasts);
    invocation
        .console()
        .result(
            switch (invocation.common().format()) {
              case TEXT -> printer.text(invocation.given().flag("--all"));
              case JSON -> printer.json(errors);
            });
    return exit(invocation, errors, contrasts);
  }

  /// As `git diff` has it: differences are no failure unless asked for.
  private static Exit exit(
      Invocation invocation, List<Diagnostic> errors, List<Contrast> contrasts) {
    if (!errors.isEmpty()) {
      return Exit.INVALID;
    }
    boolean asked = invocation.given().flag("--exit-code");
    return asked && !contrasts.isEmpty() ? Exit.FAILED : Exit.DONE;
  }
}
