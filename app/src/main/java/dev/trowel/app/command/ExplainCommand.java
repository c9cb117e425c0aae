package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.command.Explaining.Explained;
import dev.trowel.app.console.ExplainPrinter;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.explain.Explainer;
import dev.trowel.schema.explain.Place;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Says what made a value what it is; asks no workspace.
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Say which lines made a value what it is.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "PATH names one value, or what holds several:",
        "  jobs.train.max_concurrent_runs",
        "  jobs.train.tasks[fit].timeout_seconds   by key, or by index: tasks[0]",
        "  workspace.root_path",
        "  var.catalog                             the value of a variable",
        "Needs neither network nor credentials.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        Explaining.user(), flag("Show every value that PATH holds, however many.", "--all"));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .description("What to explain.")
            .hideParamSyntax(true)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> paths = invocation.given().arguments();
    if (paths.size() != 1) {
      throw new StopException(
          Diagnostic.error("bad-usage", paths.isEmpty() ? "explain what?" : "more than one path")
              .detail("Such as: trowel explain jobs.train.name"));
    }
    Explained read = new Explaining(invocation).target();
    Explainer explainer = read.explainer();
    invocation.console().report(read.errors());
    Path path = Place.find(paths.getFirst(), explainer.bundle().tree());
    Value value = Objects.requireNonNull(Values.find(explainer.bundle().tree(), path));
    ExplainPrinter printer =
        new ExplainPrinter(explainer.bundle().target(), path, value, explainer.chains(path));
    invocation
        .console()
        .result(
            switch (invocation.common().format()) {
              case TEXT -> printer.text(invocation.given().flag("--all"));
              case JSON -> printer.json(read.errors());
            });
    return read.errors().isEmpty() ? Exit.DONE : Exit.INVALID;
  }
}
