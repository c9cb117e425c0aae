package dev.trowel.app.transcript;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Puts words in the place of what differs from run to run.
record Normaliser(Path root) {

  private static final Pattern HOST = Pattern.compile("http://(127\\.0\\.0\\.1|localhost):\\d+");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HEX = Pattern.compile("\\b[0-9a-f]{32}\\b");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?\\+0000 UTC|Z)?");
  private static final Pattern CLUSTER = Pattern.compile("\\d{4}-\\d{6}-[a-z0-9]{8}");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{9,}\\b");
  private static final Pattern PROCESS = Pattern.compile("process \\d+");

  /// The name of the machine, where that is all that a line tells.
  private static final Pattern MACHINE =
      Pattern.compile("(?m)^( *(?:= help: |  )? *host +)(?!\\[)\\S+$");

  String apply(String text) {
    String normal = text.replace(root.toString(), "[BUNDLE]");
    normal = HOST.matcher(normal).replaceAll("[HOST]");
    normal = UUID.matcher(normal).replaceAll("[UUID]");
    normal = HEX.matcher(normal).replaceAll("[ID]");
    normal = TIME.matcher(normal).replaceAll("[TIME]");
    normal = CLUSTER.matcher(normal).replaceAll("[CLUSTER]");
    normal = PROCESS.matcher(normal).replaceAll("process [PID]");
    normal = MACHINE.matcher(normal).replaceAll("$1[MACHINE]");
    return NUMBER.matcher(normal).replaceAll("[NUMBER]");
  }
}
