package dev.trowel.app.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// All that the program has from the process it runs in; tests give their own.
///
/// @param in where answers to questions come from
/// @param out where the result goes
/// @param err where diagnostics and progress go
/// @param environment the environment variables
/// @param directory the folder the program was started in, absolute
/// @param home the user's home folder, absolute
/// @param terminal which of the streams are terminals
public record Caller(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Path home,
    Terminal terminal) {

  public Caller {
    environment = Map.copyOf(environment);
  }

  /// Whoever called this process, with other streams.
  public static Caller ofProcess(InputStream in, PrintStream out, PrintStream err) {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path directory = Path.of("").toAbsolutePath();
    return new Caller(
        in, out, err, environment, directory, home.toAbsolutePath(), Terminal.ofProcess());
  }

  /// The same with other environment variables.
  public Caller with(Map<String, String> others) {
    return new Caller(in, out, err, others, directory, home, terminal);
  }

  /// The value of an environment variable; `""` when it is not set.
  public String environment(String name) {
    return environment.getOrDefault(name, "");
  }
}
