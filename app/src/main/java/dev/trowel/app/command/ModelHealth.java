package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.app.console.HealthText;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.health.Fact.Standing;
import dev.trowel.core.health.HealthCheck;
import dev.trowel.core.health.Report;
import dev.trowel.core.run.RunClient;
import dev.trowel.core.state.State;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Says whether the models that are watched are as good as the bundle asks for.
final class ModelHealth implements ModelVerb {

  private static final String RETRAIN = "--retrain";

  @Override
  public List<String> details() {
    return List.of(
        "",
        "Reads the monitors that trowel.health names: how they are, when they last",
        "refreshed, and, where a warehouse is named, their metrics. Exits with 2 when",
        "anything is not as it shall be, and with 1 when nobody can tell.");
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(flag("Start the job that trains what is not healthy.", RETRAIN));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("[NAME]", "An entry of trowel.health; all without it.");
  }

  @Override
  public Exit run(Invocation invocation) {
    ModelArguments.given(invocation, "an entry of trowel.health, or none", 0, 1);
    return Sessions.run(invocation, session -> new Run(invocation, session).run());
  }

  /// One call.
  private record Run(Invocation invocation, Session session) {

    Exit run() {
      List<Health> chosen = chosen(Health.in(session.bundle().tree()));
      Diagnostics warnings = new Diagnostics();
      State state = session.site().store().pull(true, warnings).state();
      Waiter waiter = Waiting.on(invocation, session, event -> {});
      HealthCheck check = new HealthCheck(session.site().workspace().rest(), state, waiter);
      List<Report> reports = chosen.stream().map(check::check).toList();
      HealthText text = new HealthText(reports);
      warnings.addAll(text.findings(session.bundle().tree(), session.bundle().target()));
      invocation.console().report(warnings.list());
      session.diagnostics().addAll(warnings.list());
      List<Long> runs = retrained(reports, waiter);
      switch (invocation.common().format()) {
        case TEXT -> invocation.console().result(text.text(invocation.console().resultWidth()));
        case JSON -> invocation.console().result(text.json(runs, session.diagnostics().list()));
      }
      return exit(reports);
    }

    private List<Health> chosen(List<Health> all) {
      List<String> given = invocation.given().arguments();
      List<Health> chosen =
          all.stream().filter(each -> given.isEmpty() || given.contains(each.name())).toList();
      if (chosen.isEmpty()) {
        List<String> names = all.stream().map(Health::name).toList();
        String wayOut =
            names.isEmpty()
                ? "Say so: trowel: {health: {NAME: {monitor: quality_monitors.KEY}}}."
                : "There is " + String.join(", ", names) + ".";
        throw new StopException(
            Diagnostic.error(
                    "health-undeclared",
                    "the bundle does not say when %s is healthy"
                        .formatted(given.isEmpty() ? "a model" : given.getFirst()))
                .detail(
                    given.isEmpty() ? wayOut : Suggestion.advice(given.getFirst(), names, wayOut)));
      }
      return chosen;
    }

    /// Each job once, whatever the number of models that it trains.
    private List<Long> retrained(List<Report> reports, Waiter waiter) {
      List<Long> runs = new ArrayList<>();
      if (!invocation.given().flag(RETRAIN)) {
        return runs;
      }
      RunClient client = new RunClient(session.site().workspace(), waiter);
      reports.stream()
          .filter(report -> report.standing() == Standing.BROKEN)
          .flatMap(report -> report.retrainer().stream())
          .distinct()
          .forEach(job -> {
            long run =
                client.runNow(JsonNodeFactory.instance.objectNode().put("job_id", (long) job));
            runs.add(run);
            tell("Started run %d of job %d.".formatted(run, job));
          });
      List<Report> broken =
          reports.stream().filter(report -> report.standing() == Standing.BROKEN).toList();
      broken.stream()
          .filter(report -> report.retrainer().isEmpty())
          .map(Run::untrained)
          .forEach(invocation.console()::progressWrapped);
      if (broken.isEmpty()) {
        tell("Nothing to train: no model is known to be unhealthy.");
      }
      return runs;
    }

    private void tell(String line) {
      if (!ModelQuiet.isGiven(invocation)) {
        invocation.console().progress(line);
      }
    }

    private static String untrained(Report report) {
      String name = report.health().name();
      return report
          .health()
          .retrain()
          .map(job -> "%s is not trained: %s is not deployed.".formatted(name, job))
          .orElseGet(() -> name + " is not trained: no job is named that does, as its retrain.");
    }

    private static Exit exit(List<Report> reports) {
      if (reports.stream().anyMatch(each -> each.standing() == Standing.BROKEN)) {
        return Exit.PENDING;
      }
      boolean unknown = reports.stream().anyMatch(each -> each.standing() == Standing.UNKNOWN);
      return unknown ? Exit.FAILED : Exit.DONE;
    }
  }
}
