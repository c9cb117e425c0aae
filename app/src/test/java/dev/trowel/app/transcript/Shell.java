package dev.trowel.app.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.app.Main;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs commands in process, as if typed in a folder, with nothing inherited from the machine.
///
/// @param directory the folder, which is the user's home, too
/// @param environment all environment variables
/// @param typed what is typed at a terminal; empty for no terminal at all
public record Shell(Path directory, Map<String, String> environment, Optional<String> typed) {

  public Shell(Path directory, Map<String, String> environment) {
    this(directory, environment, Optional.empty());
  }

  /// This shell at a terminal, where somebody types.
  public Shell typing(String text) {
    return new Shell(directory, environment, Optional.of(text));
  }

  /// What a command did.
  ///
  /// @param screen both streams as a terminal would show them
  public record Result(int exit, String out, String err, String screen) {}

  /// What runs a command.
  @FunctionalInterface
  public interface Entry {
    /// Runs it.
    ///
    /// @return the exit code
    int run(List<String> arguments, Caller caller);
  }

  /// Runs one command.
  public Result run(List<String> arguments) {
    return run(arguments, Main::run);
  }

  /// Runs one command by another entry than the program's.
  public Result run(List<String> arguments, Entry entry) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Caller caller =
        new Caller(
            new ByteArrayInputStream(typed.orElse("").getBytes(UTF_8)),
            new PrintStream(new Tee(out, screen), true, UTF_8),
            new PrintStream(new Tee(err, screen), true, UTF_8),
            environment,
            directory,
            directory,
            typed.isPresent() ? new Terminal(true, false, true) : Terminal.none());
    int exit = entry.run(arguments, caller);
    return new Result(exit, out.toString(UTF_8), err.toString(UTF_8), screen.toString(UTF_8));
  }

  /// Runs one command.
  public Result run(String... arguments) {
    return run(List.of(arguments));
  }
}
