package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.SandboxPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.sandbox.Sandbox;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;

/// Lists the deployments of a user in a workspace.
final class SandboxListCommand implements Command {

  @Override
  public String name() {
    return "sandbox list";
  }

  @Override
  public String summary() {
    return "List your deployments in a workspace, abandoned ones too.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Finds them by what they leave there: state folders below .bundle of your home,",
        "and jobs and pipelines of development mode. Needs no bundle's files.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(flag("Also those of other users, as far as you may see them.", Sandboxes.ALL));
  }

  @Override
  public Exit run(Invocation invocation) {
    Sandboxes sandboxes = new Sandboxes(invocation);
    List<Sandbox> found = sandboxes.find(sandboxes.open());
    SandboxPrinter printer = new SandboxPrinter(found, new TreeMap<>());
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? printer.json(name(), List.of())
                : printer.list(invocation.console().resultWidth()));
    return Exit.DONE;
  }
}
