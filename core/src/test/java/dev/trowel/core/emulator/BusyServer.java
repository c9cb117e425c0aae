package dev.trowel.core.emulator;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A program that creates jobs without end and prints the id of each one that was acknowledged.
final class BusyServer {
  private BusyServer() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (LocalApi api = LocalApi.start(EmulatorConfig.in(Path.of(args[0]), LocalApi.USER))) {
      while (!out.checkError()) {
        out.println(api.job("busy"));
      }
    }
  }
}
