package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.HistoryPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.history.Entry;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Shows what was deployed when, by whom and with which result.
final class HistoryCommand implements Command {
  private static final String MOST = "-n";
  private static final int USUAL = 20;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String summary() {
    return "Show what was deployed when, by whom and how it ended.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "The latest comes first. With a number: all that is known of one deployment.",
        "diff 41 42 compares two of them, rollback 41 deploys what 41 deployed.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(value("COUNT", "How many to show; 20 without it.", MOST));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        Numbers.argument(
            "[NUMBER]", "The deployment to show; without it, the latest ones.", "0..1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Long> numbers = Numbers.of(invocation, 1);
    int most = most(invocation);
    return Sessions.run(invocation, session -> show(invocation, session, numbers, most));
  }

  private static int most(Invocation invocation) {
    Optional<String> given = invocation.given().value(MOST);
    if (given.filter(text -> !text.matches("[1-9]\\d{0,5}")).isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "-n is no number of deployments: " + given.get()));
    }
    return given.map(Integer::parseInt).orElse(USUAL);
  }

  private static Exit show(Invocation invocation, Session session, List<Long> numbers, int most) {
    Diagnostics warnings = new Diagnostics();
    Deployments deployments = Deployments.of(session, warnings);
    List<Entry> entries =
        numbers.isEmpty()
            ? deployments.latest(most)
            : List.of(deployments.numbered(numbers.getFirst()));
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    String target = session.bundle().target();
    HistoryPrinter printer =
        new HistoryPrinter(target, entries, invocation.console().resultWidth());
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? printer.json(session.diagnostics().list())
                : numbers.isEmpty()
                    ? printer.table()
                    : HistoryPrinter.one(target, entries.getFirst()));
    return Exit.DONE;
  }
}
