package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.ValidatePrinter;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.sync.UnusedGlobs;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Says what is wrong with a bundle, and shows what it comes to; asks no workspace.
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
  public List<String> details() {
    return List.of(
        "",
        "Needs neither network nor credentials. What only a workspace knows, such as",
        "who deploys, stays as it is written; --user fills it in.");
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
      case NATIVE -> both.toList();
      case INCUMBENT -> Stream.concat(both, incumbent).toList();
    };
  }

  @Override
  public Exit run(Invocation invocation) {
    Read read = withFiles(read(invocation));
    invocation.console().report(read.diagnostics());
    print(invocation, read);
    List<Diagnostic> refusal = strict(invocation, read.diagnostics());
    invocation.console().report(refusal);
    return read.hasErrors() || !refusal.isEmpty() ? Exit.INVALID : Exit.DONE;
  }

  /// Offline, except in the incumbent's spelling: scripts made for it read whole paths from the
  /// result, and go on where it finds nothing.
  private static Read read(Invocation invocation) {
    Optional<CurrentUser> user = invocation.given().value("--user").map(CurrentUser::named);
    boolean asks = invocation.spelling() == Spelling.INCUMBENT && user.isEmpty();
    Read read =
        asks
            ? Sessions.read(invocation)
            : new Reading(invocation).offline(Facts.offline(user, GitFacts.none()));
    return invocation.spelling() == Spelling.INCUMBENT ? Lenient.validation(read) : read;
  }

  /// What only the files tell; they are not looked at before deploying otherwise.
  private static Read withFiles(Read read) {
    Diagnostics found = new Diagnostics();
    found.addAll(read.diagnostics());
    read.bundle().ifPresent(bundle -> UnusedGlobs.check(bundle, found));
    return new Read(read.bundle(), found.list());
  }

  private static void print(Invocation invocation, Read read) {
    Console console = invocation.console();
    switch (invocation.common().format()) {
      case TEXT -> console.result(ValidatePrinter.text(read.bundle(), read.diagnostics()));
      case JSON -> {
        switch (invocation.spelling()) {
          case NATIVE ->
              console.result(ValidatePrinter.nativeJson(read.bundle(), read.diagnostics()));
          case INCUMBENT ->
              read.bundle().map(ValidatePrinter::incumbentJson).ifPresent(console::result);
        }
      }
    }
  }

  private static List<Diagnostic> strict(Invocation invocation, List<Diagnostic> diagnostics) {
    long warnings =
        diagnostics.stream().filter(each -> each.severity() == Severity.WARNING).count();
    if (warnings == 0 || !invocation.given().flag("--strict")) {
      return List.of();
    }
    String found = warnings == 1 ? "1 warning was" : warnings + " warnings were";
    return List.of(
        Diagnostic.error(
            "warnings-not-allowed", found + " found. Warnings are not allowed in strict mode"));
  }
}
