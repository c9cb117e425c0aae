package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.command.CommandRunner;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.ScreenStream;
import dev.trowel.app.console.Terminal;
import dev.trowel.app.wiring.GuiceEngine;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The program's entry.
public final class Main {

  static {
    // Guice's generated classes need sun.misc.Unsafe, of which the JDK warns on stderr.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    // Picocli would look for Groovy, and so open every jar there is, at each start.
    System.setProperty("picocli.disable.closures", "true");
  }

  private Main() {}

  /// Runs the program as the shell called it, then ends the process.
  public static void main(String[] args) {
    ResultStream result = new ResultStream(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(new BufferedOutputStream(result), false, UTF_8);
    PrintStream err = errors();
    Halt halt = new Halt();
    Signals signals =
        Signals.heard(halt, text -> console(out, err).progressWrapped(text), () -> cleared(err));
    int code = run(List.of(called(args)), Caller.ofProcess(System.in, out, err), halt);
    out.flush();
    Optional<Diagnostic> fault = result.fault();
    fault.ifPresent(each -> console(out, err).report(List.of(each)));
    err.flush();
    signals.served();
    JarTimes.restoreIfMissed();
    if (!halt.isAsked()) {
      // Not exit: that first loads the JDK's logging, and nothing here relies on shutdown hooks.
      Runtime.getRuntime().halt(fault.isPresent() ? 1 : code);
    }
    // Else the virtual machine ends by itself, with the code of the signal.
  }

  /// The arguments, and under which name the launcher was started: people link it as `databricks`.
  private static String[] called(String[] args) {
    String program = System.getProperty("trowel.program", "");
    return program.equals("databricks")
        ? Stream.concat(Stream.of("--invoked-as=" + program), Stream.of(args))
            .toArray(String[]::new)
        : args;
  }

  /// Runs one command for the caller of this process, with the streams given.
  ///
  /// @return the exit code (design.md 4)
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(List.of(args), Caller.ofProcess(in, out, err));
  }

  /// Runs one command.
  ///
  /// @return the exit code (design.md 4)
  public static int run(List<String> arguments, Caller caller) {
    return run(arguments, caller, new Halt());
  }

  /// Runs one command that ends when `halt` asks it to.
  ///
  /// @return the exit code (design.md 4)
  public static int run(List<String> arguments, Caller caller, Halt halt) {
    return new CommandRunner(caller, debug -> new GuiceEngine(caller, debug, halt)).run(arguments);
  }

  private static Console console(PrintStream out, PrintStream err) {
    return new Console(Caller.ofProcess(System.in, out, err)).withExcerpts(Optional::empty);
  }

  /// JSON is UTF-8 by definition, whatever the locale says; diagnostics quote bundles, which are,
  /// too.
  private static PrintStream errors() {
    FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    return Terminal.ofProcess().errors()
        ? ScreenStream.over(errors)
        : new PrintStream(new BufferedOutputStream(errors), true, UTF_8);
  }

  /// Who is interrupted finds nothing half drawn on the terminal.
  private static void cleared(PrintStream err) {
    if (err instanceof ScreenStream screen) {
      screen.end();
    }
  }
}
