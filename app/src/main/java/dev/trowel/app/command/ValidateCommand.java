package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.command.Checking.Checked;
import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.ValidatePrinter;
import dev.trowel.app.option.AllOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.app.report.Reports;
import dev.trowel.core.sync.UnusedGlobs;
import dev.trowel.schema.allow.Judged;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Says what is wrong with a bundle, and shows what it comes to; asks no workspace unless told to.
final class ValidateCommand implements Command {

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String summary() {
    return "Say what is wrong with a bundle, without a workspace.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return switch (spelling) {
      case NATIVE ->
          List.of(
              "",
              "Checks all targets, or the one that -t names. Needs neither network nor",
              "credentials. What only a workspace knows, such as who deploys, stays as it is",
              "written; --user fills it in.",
              "",
              "With --online it also asks the workspace, changing nothing there: who deploys,",
              "lookups, whether what the bundle names exists, and what is not permitted.",
              "",
              "--fix mends in the files what takes no decision, such as slips of the pen; a",
              "comment # trowel: allow <code> because <reason> allows a finding.");
      case INCUMBENT ->
          List.of(
              "",
              "Checks the default target, or the one that -t names. Asks the workspace who",
              "deploys, where one can log in; with --user it needs neither network nor",
              "credentials. 'trowel validate' checks all targets, and can mend faults.");
    };
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    Stream<OptionSpec> both =
        Stream.of(
            value("NAME", "Who would deploy, such as ann@example.com.", "--user"),
            flag("Fail on warnings, too.", "--strict"));
    Stream<OptionSpec> incumbent =
        Stream.of(hidden(flag("Add where everything was written.", "--include-locations")));
    return switch (spelling) {
      case NATIVE ->
          Stream.of(
                  both,
                  OnlineOptions.specs().stream(),
                  FixOptions.specs().stream(),
                  AllOptions.specs().stream(),
                  ReportOptions.specs("Print findings for a machine", Reports.names()).stream())
              .flatMap(each -> each)
              .toList();
      case INCUMBENT -> Stream.concat(both, incumbent).toList();
    };
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Exit run(Invocation invocation) {
    return switch (invocation.spelling()) {
      case NATIVE -> everyTarget(invocation);
      case INCUMBENT -> oneTarget(invocation);
    };
  }

  private static Exit everyTarget(Invocation invocation) {
    ReportOptions reports =
        ReportOptions.of(invocation.given(), invocation.common().directory(), Reports.names());
    Optional<CurrentUser> user = invocation.given().value("--user").map(CurrentUser::named);
    Checking checking = new Checking(invocation, user);
    FixOptions fixes = FixOptions.of(invocation.given());
    if (fixes.dry()) {
      return exit(invocation, new Fixing(invocation, checking).show().findings());
    }
    if (fixes.wanted()) {
      new Fixing(invocation, checking).write();
    }
    Checked checked = checking.check();
    Findings findings = checked.findings();
    invocation.tally().target(String.join(", ", checked.bundles().sequencedKeySet()));
    invocation.tally().count(findings);
    invocation.console().report(findings);
    String hint = fixes.wanted() ? "" : ValidatePrinter.fixable(findings);
    invocation.console().result(result(invocation, reports, checked.bundles(), findings, hint));
    reports.write(form -> Reports.write(form, findings).orElseThrow());
    return exit(invocation, findings);
  }

  private static String result(
      Invocation invocation,
      ReportOptions reports,
      SequencedMap<String, Optional<Bundle>> bundles,
      Findings findings,
      String hint) {
    return reports
        .format()
        .flatMap(form -> Reports.write(form, findings))
        .orElseGet(() ->
            switch (invocation.common().format()) {
              case TEXT ->
                  ValidatePrinter.text(bundles, findings)
                      + hint
                      + ReportOptions.annotations(findings, invocation.caller().environment());
              case JSON -> ValidatePrinter.nativeJson(bundles, findings);
            });
  }

  /// Not offline unless the user is named: scripts made for the incumbent read whole paths from the
  /// result, and go on where it finds nothing.
  private static Exit oneTarget(Invocation invocation) {
    Optional<CurrentUser> user = invocation.given().value("--user").map(CurrentUser::named);
    Read read =
        Checking.withFiles(
            Lenient.validation(
                user.isEmpty()
                    ? Sessions.read(invocation)
                    : new Reading(invocation).offline(Facts.offline(user, GitFacts.none()))),
            UnusedGlobs::check);
    Judged judged = new Allowing(Spelling.INCUMBENT).judged(read);
    Findings findings = Findings.of(judged.kept());
    Console console = invocation.console();
    console.report(findings);
    switch (invocation.common().format()) {
      case TEXT -> console.result(ValidatePrinter.text(read.bundle(), findings));
      case JSON ->
          read.bundle()
              .map(bundle -> ValidatePrinter.incumbentJson(bundle, findings))
              .ifPresent(console::result);
    }
    return exit(invocation, findings);
  }

  private static Exit exit(Invocation invocation, Findings findings) {
    List<Diagnostic> refusal = strict(invocation, findings.count(Severity.WARNING));
    invocation.console().report(refusal);
    boolean failed = findings.count(Severity.ERROR) > 0 || !refusal.isEmpty();
    return failed ? Exit.INVALID : Exit.DONE;
  }

  private static List<Diagnostic> strict(Invocation invocation, long warnings) {
    if (warnings == 0 || !invocation.given().flag("--strict")) {
      return List.of();
    }
    String found = warnings == 1 ? "1 warning was" : warnings + " warnings were";
    return List.of(
        Diagnostic.error(
            "warnings-not-allowed", found + " found. Warnings are not allowed in strict mode"));
  }
}
