package dev.trowel.schema.allow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The codes of all diagnostics, as `docs/diagnostics` has them.
final class Codes {

  private static final String FILE = "/schema/codes.txt";
  private static final String OFFLINE = "offline";

  /// What ends the reading of a file or of the bundle, what is wrong with the call, and what is
  /// said of allowances themselves.
  private static final Set<String> FINAL =
      Set.of(
          "allowance-unknown",
          "allowance-unused",
          "allowance-without-effect",
          "allowance-without-reason",
          "anchor-contains-itself",
          "bad-usage",
          "bundle-root",
          "file-encoding",
          "file-too-large",
          "file-unreadable",
          "internal-error",
          "interrupted",
          "nested-too-deep",
          "not-a-bundle-file",
          "reference-cycle",
          "syntax",
          "target",
          "too-many-aliases",
          "unknown-anchor",
          "unknown-command",
          "unknown-option",
          "warnings-not-allowed");

  /// What is only known when it is known who deploys.
  private static final Set<String> OF_A_USER =
      Set.of("deployer-not-permitted", "source-linked-outside");

  /// Each code, and whether reading a bundle finds it.
  private static final Map<String, Boolean> ALL = read();

  private Codes() {}

  static Set<String> all() {
    return ALL.keySet();
  }

  /// Whether no comment can allow it.
  static boolean isFinal(String code) {
    return FINAL.contains(code);
  }

  /// Whether `validate` finds it without being told who deploys.
  static boolean isFoundOffline(String code) {
    return ALL.getOrDefault(code, false) && !OF_A_USER.contains(code);
  }

  private static Map<String, Boolean> read() {
    try (InputStream in = Codes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not there");
      }
      Map<String, Boolean> codes = new HashMap<>();
      new String(in.readAllBytes(), UTF_8).lines().forEach(line -> add(line, codes));
      return Map.copyOf(codes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void add(String line, Map<String, Boolean> codes) {
    int space = line.indexOf(' ');
    codes.put(space < 0 ? line : line.substring(0, space), space >= 0 && line.endsWith(OFFLINE));
  }
}
