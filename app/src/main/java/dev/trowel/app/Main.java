package dev.trowel.app;

import java.io.InputStream;
import java.io.PrintStream;

/// The program's entry.
public final class Main {

  static {
    // Guice's generated classes need sun.misc.Unsafe, of which the JDK warns on stderr.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
  }

  private Main() {}

  /// Runs the program as the shell called it, then ends the process.
  public static void main(String[] args) {
    int code = run(args, System.in, System.out, System.err);
    System.out.flush();
    System.err.flush();
    // Not exit: that first loads the JDK's logging, and nothing here relies on shutdown hooks.
    Runtime.getRuntime().halt(code);
  }

  /// Runs one command with the streams given.
  ///
  /// @return the exit code
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("trowel " + Version.text());
      return 0;
    }
    err.println("Usage: trowel --version");
    return 64;
  }
}
