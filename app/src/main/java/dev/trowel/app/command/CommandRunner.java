package dev.trowel.app.command;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Version;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the command that the arguments name, and has it called.
public final class CommandRunner {

  /// The hidden argument by which the launcher tells that it was started under the incumbent's
  /// name.
  private static final String LINKED = "--invoked-as=databricks";

  private final Console console;
  private final CommandCall call;

  public CommandRunner(Caller caller, Engine.Factory engines) {
    this.console = new Console(caller);
    this.call = new CommandCall(caller, console, engines);
  }

  /// Runs the command that the arguments name.
  ///
  /// @return the exit code (design.md 4)
  public int run(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    boolean linked = rest.remove(LINKED);
    Words words = Words.of(rest);
    if (words.word(0).equals("bundle")) {
      Program program = linked ? Program.DATABRICKS_BUNDLE : Program.TROWEL_BUNDLE;
      return run(program, Words.of(words.without(1)));
    }
    return linked ? runLinked(words) : run(Program.TROWEL, words);
  }

  private int runLinked(Words words) {
    if (words.word(0).equals("version") || asksForVersion(words)) {
      console.result(Version.compatible() + "\n");
      return 0;
    }
    return words.count() == 0
        ? help(Program.DATABRICKS_BUNDLE)
        : fail(Program.DATABRICKS_BUNDLE, UsageErrors.notBundle(words.word(0)));
  }

  private int run(Program program, Words words) {
    Optional<Command> command = find(program, words);
    if (command.isPresent()) {
      int count = command.get().name().split(" ", -1).length;
      return call.run(program, command.get(), words.without(count));
    }
    if (words.word(0).equals("help")) {
      return run(program, Words.of(withHelp(words)));
    }
    return runWithoutCommand(program, words);
  }

  private int runWithoutCommand(Program program, Words words) {
    if (asksForVersion(words)) {
      console.result("trowel " + Version.text() + "\n");
      return 0;
    }
    boolean asks = words.arguments().contains("--help") || words.arguments().contains("-h");
    if (asks && words.count() == 1 && RootHelp.isGroup(program, words.word(0))) {
      console.result(RootHelp.ofGroup(program, words.word(0)));
      return 0;
    }
    if (words.count() > 0) {
      return fail(program, UsageErrors.unknownCommand(program, words));
    }
    return asks ? help(program) : fail(program, UsageErrors.noCommand(program));
  }

  private static Optional<Command> find(Program program, Words words) {
    return RootCommand.of(program.spelling()).stream()
        .filter(command -> startsWith(words, command.name().split(" ", -1)))
        .findFirst();
  }

  private static boolean startsWith(Words words, String[] name) {
    for (int i = 0; i < name.length; i++) {
      if (!words.word(i).equals(name[i])) {
        return false;
      }
    }
    return true;
  }

  /// `help deploy` as `deploy --help`.
  private static List<String> withHelp(Words words) {
    List<String> arguments = words.without(1);
    arguments.add("--help");
    return arguments;
  }

  private static boolean asksForVersion(Words words) {
    return words.count() == 0
        && (words.arguments().contains("--version") || words.arguments().contains("-v"));
  }

  private int help(Program program) {
    console.result(RootHelp.of(program));
    return 0;
  }

  private int fail(Program program, Diagnostic error) {
    CommandCall.showing(console, program.spelling(), Optional::empty).report(List.of(error));
    return Exit.USAGE.code(program.spelling());
  }
}
