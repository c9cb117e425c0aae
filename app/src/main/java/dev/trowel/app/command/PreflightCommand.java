package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.console.PreflightReport;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.online.Asker;
import dev.trowel.core.online.Deadline;
import dev.trowel.core.online.Deployed;
import dev.trowel.core.online.Subject;
import dev.trowel.core.preflight.Finding;
import dev.trowel.core.preflight.Finding.Status;
import dev.trowel.core.preflight.Lookups;
import dev.trowel.core.preflight.Preflight;
import dev.trowel.core.state.StateStore;
import dev.trowel.core.workspace.NameLookup;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.load.Selected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Says what a target needs that must be there already, and what makes it.
final class PreflightCommand implements Command {

  private static final String SQL = "--sql";

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public String summary() {
    return "Say what must be there before deploy, and how to make it.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Asks the workspace of a target for what the bundle names and does not make:",
        "catalogs, schemas, volumes, monitored tables, secrets, principals, compute,",
        "and the privileges of whoever deploys. Changes nothing. Prints the statements",
        "that make what is missing, for whoever may run them.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        value("FILE", "Write the statements to FILE; what is no SQL as comments.", SQL),
        OnlineOptions.deadlineOption());
  }

  @Override
  public Exit run(Invocation invocation) {
    Duration length = OnlineOptions.deadline(invocation.given());
    Reading reading = new Reading(invocation);
    Selected selected = reading.select();
    Workspace workspace = Sessions.open(invocation, selected);
    Asker asker = new Asker(workspace.rest());
    Lookups lookups = new Lookups(NameLookup.in(asker));
    Facts facts = Sessions.facts(workspace);
    Facts noting = new Facts(facts.user(), facts.git(), facts.host(), lookups);
    Read read = reading.resolve(selected, reading.withGit(noting, selected));
    invocation.console().report(read.diagnostics());
    if (read.hasErrors() || read.bundle().isEmpty()) {
      return invalid(invocation, read.diagnostics());
    }
    Bundle bundle = read.bundle().get();
    Subject subject = subject(invocation, selected, workspace, asker, bundle);
    List<Finding> found = new ArrayList<>(lookups.findings(workspace.user().userName()));
    try (Deadline deadline = Deadline.in(length)) {
      found.addAll(new Preflight(deadline).check(subject));
    }
    return told(invocation, bundle, workspace, read.diagnostics(), found);
  }

  private static Subject subject(
      Invocation invocation, Selected selected, Workspace workspace, Asker asker, Bundle bundle) {
    StateStore states =
        new StateStore(
            Reading.localFolder(invocation.caller(), selected),
            workspace.files(),
            bundle.layout().state());
    return new Subject(
        bundle, workspace.host(), workspace.user(), asker, new Deployed(states::look));
  }

  private static Exit told(
      Invocation invocation,
      Bundle bundle,
      Workspace workspace,
      List<Diagnostic> diagnostics,
      List<Finding> found) {
    PreflightReport report =
        new PreflightReport(
            bundle.name() + "/" + bundle.target(),
            workspace.host().toString(),
            workspace.user().userName(),
            found);
    invocation
        .given()
        .value(SQL)
        .ifPresent(name -> ReportFile.write(invocation.common().directory(), name, report.sql()));
    switch (invocation.common().format()) {
      case TEXT -> invocation.console().result(report.text(invocation.console().resultWidth()));
      case JSON -> invocation.console().result(report.json(diagnostics));
    }
    return report.count(Status.MISSING) == 0 ? Exit.DONE : Exit.FAILED;
  }

  private static Exit invalid(Invocation invocation, List<Diagnostic> diagnostics) {
    if (invocation.common().format() == Format.JSON) {
      invocation.console().result(Envelope.failed(invocation.command(), diagnostics));
    }
    return Exit.INVALID;
  }
}
