package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.SandboxPrinter;
import dev.trowel.app.option.Age;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.sandbox.Collecting;
import dev.trowel.core.sandbox.Sandbox;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;

/// Takes down deployments that nobody deployed to for a while.
final class SandboxGcCommand implements Command {

  private static final String OLDER = "--older-than";
  private static final String ONLY = "--only";
  private static final String LIVE = "--not-development";
  private static final String DRY_RUN = "--dry-run";

  @Override
  public String name() {
    return "sandbox gc";
  }

  @Override
  public String summary() {
    return "Delete deployments of development mode that are old.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Works from what is in the workspace, without any bundle's files. Leaves what is",
        "protected, what somebody is deploying, and what is not of development mode or",
        "cannot be told to be: that goes only if it is named by --only and again by",
        "--not-development. Files that others put into its folders stay, unless",
        "--allow-delete files is given.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    List<OptionSpec> options = new ArrayList<>();
    options.add(value("AGE", "How long ago one was deployed last: 7d, 12h or 30m.", OLDER));
    options.add(flag("Also those of other users, as far as you may.", Sandboxes.ALL));
    options.add(repeatable("BUNDLE/TARGET", "Only this one; may be given again.", ONLY));
    options.add(repeatable("BUNDLE/TARGET", "Also this one of --only, whatever its mode.", LIVE));
    options.add(flag("Say what would go, and change nothing.", DRY_RUN));
    options.addAll(ConsentOptions.specs(spelling));
    return options;
  }

  @Override
  public Exit run(Invocation invocation) {
    Collecting rules = rules(invocation.given());
    Sandboxes sandboxes = new Sandboxes(invocation);
    Workspace workspace = sandboxes.open();
    List<Sandbox> found = sandboxes.find(workspace).stream().filter(rules::isMeant).toList();
    SortedMap<String, String> staying = staying(invocation, rules, found);
    List<Sandbox> going =
        found.stream().filter(each -> !staying.containsKey(each.layout().root())).toList();
    SandboxPrinter printer = new SandboxPrinter(found, staying);
    boolean dry = invocation.given().flag(DRY_RUN);
    show(invocation, printer, dry || going.isEmpty());
    if (dry || going.isEmpty()) {
      return Exit.DONE;
    }
    if (!isAgreed(invocation, going.size())) {
      invocation.console().progress("Nothing was deleted.");
      return Exit.CONSENT;
    }
    return new SandboxSweep(invocation, workspace).run(going, printer);
  }

  private static Collecting rules(Given given) {
    String age =
        given
            .value(OLDER)
            .orElseThrow(() ->
                new StopException(
                    Diagnostic.error("bad-usage", "how old? Say --older-than 7d, 12h or 30m.")));
    return new Collecting(
        Age.of(OLDER, age),
        Set.copyOf(given.listed(ONLY)),
        Set.copyOf(given.listed(LIVE)),
        given.flag("--force-lock"));
  }

  private static SortedMap<String, String> staying(
      Invocation invocation, Collecting rules, List<Sandbox> found) {
    SortedMap<String, String> staying = new TreeMap<>();
    found.forEach(each ->
        rules
            .stays(each, invocation.engine().clock().instant())
            .ifPresent(why -> staying.put(each.layout().root(), why)));
    return staying;
  }

  private static void show(Invocation invocation, SandboxPrinter printer, boolean isResult) {
    Console console = invocation.console();
    boolean json = invocation.common().format() == Format.JSON;
    if (isResult) {
      console.result(
          json ? printer.json("sandbox gc", List.of()) : printer.going(console.resultWidth()));
    } else if (invocation.given().count("--quiet") == 0) {
      printer.going(console.progressWidth()).lines().forEach(console::progress);
    }
  }

  private static boolean isAgreed(Invocation invocation, int count) {
    if (ConsentOptions.of(invocation.given()).autoApprove()) {
      return true;
    }
    if (!invocation.console().canAsk()) {
      throw new StopException(
          Diagnostic.error("consent-missing", "this command deletes deployments and their folders")
              .detail("Nothing was changed. To proceed, use --auto-approve."));
    }
    return invocation
        .console()
        .ask("Delete %s?".formatted(count == 1 ? "it" : "these %d deployments".formatted(count)));
  }
}
