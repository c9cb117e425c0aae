package dev.trowel.app.command;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// Parses the arguments of one command, runs it, and reports what stopped it.
final class CommandCall {

  private final Caller caller;
  private final Console console;
  private final Engine.Factory engines;

  CommandCall(Caller caller, Console console, Engine.Factory engines) {
    this.caller = caller;
    this.console = console;
    this.engines = engines;
  }

  /// Runs `command`.
  ///
  /// @param arguments all arguments but the command's words
  /// @return the exit code
  int run(Program program, Command command, List<String> arguments) {
    CommandLine parser = Grammar.parser(program, command);
    Exit exit;
    try {
      Given given = new Given(parser.parseArgs(closed(arguments)));
      exit = given.flag("--help") ? help(parser) : run(program, command, given);
    } catch (ParameterException e) {
      console.report(List.of(UsageErrors.refused(program.prefix() + command.name(), e)));
      exit = Exit.USAGE;
    } catch (StopException e) {
      console.report(e.diagnostics());
      exit = Exit.of(e.diagnostics());
    }
    return exit.code(program.spelling());
  }

  private static String[] closed(List<String> arguments) {
    return LocalOptions.closed(arguments).toArray(String[]::new);
  }

  private Exit help(CommandLine parser) {
    console.help(parser.getUsageMessage(console.paintsResult() ? Ansi.ON : Ansi.OFF));
    return Exit.DONE;
  }

  private Exit run(Program program, Command command, Given given) {
    CommonOptions common = CommonOptions.of(given, caller.directory());
    warnOfOldNames(given);
    try (Engine engine = engines.open(common.debug())) {
      return run(
          command,
          new Invocation(
              command.name(), program.spelling(), given, common, caller, console, engine));
    }
  }

  private Exit run(Command command, Invocation invocation) {
    try {
      return command.run(invocation);
    } catch (StopException e) {
      return stopped(invocation, e.diagnostics());
    } catch (RuntimeException | Error e) {
      return broken(invocation, e);
    }
  }

  private void warnOfOldNames(Given given) {
    if (given.value("--environment").isPresent()) {
      console.report(
          List.of(
              Diagnostic.warning("deprecated-option", "--environment is now called --target")
                  .detail("Write -t or --target; the old name goes on working.")));
    }
  }

  private Exit stopped(Invocation invocation, List<Diagnostic> diagnostics) {
    console.report(diagnostics);
    if (invocation.spelling() == Spelling.NATIVE && invocation.common().format() == Format.JSON) {
      console.result(Envelope.failed(invocation.command(), diagnostics));
    }
    return Exit.of(diagnostics);
  }

  /// A fault of this program: said in one line, and in full only to those who ask.
  private Exit broken(Invocation invocation, Throwable failure) {
    boolean debug = invocation.common().debug();
    if (debug) {
      console.trace(failure);
    }
    Diagnostic error =
        Diagnostic.error("internal-error", "this is a fault of trowel itself: " + failure)
            .detail(
                debug
                    ? "Please report it with the trace above."
                    : "Please report it with what --debug prints.");
    return stopped(invocation, List.of(error));
  }
}
