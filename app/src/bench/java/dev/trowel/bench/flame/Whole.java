package dev.trowel.bench.flame;

import dev.trowel.app.Main;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Runs a command and comes back: the program itself would halt the process, and what was seen
/// would be lost.
final class Whole {

  private Whole() {}

  /// Runs the command with its results thrown away.
  static void run(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = Main.run(args, System.in, nowhere, System.err);
    if (code != 0) {
      throw new IllegalStateException("ended with " + code);
    }
  }
}
