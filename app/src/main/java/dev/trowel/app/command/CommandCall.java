package dev.trowel.app.command;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Envelope;
import dev.trowel.app.console.Findings;
import dev.trowel.app.option.AllOptions;
import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.RootFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  /// How findings are shown in a spelling.
  ///
  /// @param root the folder of the bundle, asked for when there is a finding
  static Console showing(Console console, Spelling spelling, Supplier<Optional<Path>> root) {
    return switch (spelling) {
      case NATIVE -> console.withExcerpts(root);
      case INCUMBENT -> console;
    };
  }

  /// Runs `command`.
  ///
  /// @param arguments all arguments but the command's words
  /// @return the exit code
  int run(Program program, Command command, List<String> arguments) {
    Ahead.start();
    CommandLine parser = Grammar.parser(program, command);
    Console simple = showing(console, program.spelling(), Optional::empty);
    Exit exit;
    try {
      Given given = new Given(parser.parseArgs(closed(arguments)));
      if (!given.flag("--help")) {
        Tally tally = new Tally();
        Exit ended = run(program, command, given, tally);
        return tally.passed().orElseGet(() -> ended.code(program.spelling()));
      }
      exit = help(program, command);
    } catch (ParameterException e) {
      simple.report(List.of(UsageErrors.refused(program.prefix() + command.name(), e)));
      exit = Exit.USAGE;
    } catch (StopException e) {
      simple.report(e.diagnostics());
      exit = Exit.of(e.diagnostics());
    }
    return exit.code(program.spelling());
  }

  private static String[] closed(List<String> arguments) {
    return LocalOptions.closed(arguments).toArray(String[]::new);
  }

  private Exit help(Program program, Command command) {
    CommandLine help = Grammar.help(program, command);
    console.help(help.getUsageMessage(console.paintsResult() ? Ansi.ON : Ansi.OFF));
    return Exit.DONE;
  }

  private Exit run(Program program, Command command, Given given, Tally tally) {
    CommonOptions common = CommonOptions.of(given, caller.directory());
    Console shown = showing(console, program.spelling(), () -> root(common));
    warnOfOldNames(given, shown);
    AllOptions all = all(command, given);
    try (Engine engine = engines.open(common.debug())) {
      Invocation invocation =
          new Invocation(
              command.name(), program.spelling(), given, common, caller, shown, engine, tally);
      return all.wanted()
          ? stoppable(
              invocation,
              new EveryBundle(invocation, all, engines, each -> run(command, each))::run)
          : run(command, invocation);
    }
  }

  /// Where there is no bundle, files are named from where one is.
  private Optional<Path> root(CommonOptions common) {
    try {
      Options options = new Options(null, caller.environment());
      return Optional.of(RootFinder.find(common.directory(), options).folder());
    } catch (StopException noBundle) {
      return Optional.of(common.directory());
    }
  }

  private static AllOptions all(Command command, Given given) {
    AllOptions all = command.repeats() ? AllOptions.of(given) : AllOptions.ONE;
    if (all.wanted()) {
      command.requireForAll(given);
    }
    return all;
  }

  private static Exit run(Command command, Invocation invocation) {
    return stoppable(invocation, () -> command.run(invocation));
  }

  private static Exit stoppable(Invocation invocation, Supplier<Exit> work) {
    try {
      return work.get();
    } catch (StopException e) {
      return stopped(invocation, e.diagnostics());
    } catch (RuntimeException | Error e) {
      return broken(invocation, e);
    } finally {
      invocation.console().rest();
    }
  }

  private static void warnOfOldNames(Given given, Console shown) {
    if (given.value("--environment").isPresent()) {
      shown.report(
          List.of(
              Diagnostic.warning("deprecated-option", "--environment is now called --target")
                  .detail("Write -t or --target; the old name goes on working.")));
    }
  }

  private static Exit stopped(Invocation invocation, List<Diagnostic> diagnostics) {
    invocation.console().report(diagnostics);
    invocation.tally().count(Findings.of(diagnostics));
    if (invocation.spelling() == Spelling.NATIVE && invocation.common().format() == Format.JSON) {
      invocation.console().result(Envelope.failed(invocation.command(), diagnostics));
    }
    return Exit.of(diagnostics);
  }

  /// A fault of this program: said in one line, and in full only to those who ask.
  private static Exit broken(Invocation invocation, Throwable failure) {
    boolean debug = invocation.common().debug();
    if (debug) {
      invocation.console().trace(failure);
    }
    return stopped(invocation, List.of(OwnFault.of(failure, debug)));
  }
}
