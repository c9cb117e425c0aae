package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Prints a script that completes commands and options in a shell.
final class CompletionCommand implements Command {

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print the completion script for bash, zsh or fish.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "bash:  source <(trowel completion bash)",
        "zsh:   source <(trowel completion zsh)",
        "fish:  trowel completion fish | source");
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel("SHELL")
            .description("bash, zsh or fish.")
            .hideParamSyntax(true)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  @Override
  public Exit run(Invocation invocation) {
    invocation.console().result(script(invocation.given().arguments()));
    return Exit.DONE;
  }

  private static String script(List<String> arguments) {
    var tree = Grammar.tree(Program.TROWEL, RootCommand.NATIVE);
    return switch (String.join(" ", arguments)) {
      case "bash", "zsh" -> AutoComplete.bash("trowel", tree);
      case "fish" -> FishCompletion.script(RootCommand.NATIVE);
      case "" -> throw unknown("which shell?");
      default -> throw unknown("no completion for: " + String.join(" ", arguments));
    };
  }

  private static StopException unknown(String summary) {
    return new StopException(
        Diagnostic.error("bad-usage", summary).detail("There are scripts for bash, zsh and fish."));
  }
}
