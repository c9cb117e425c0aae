package dev.trowel.schema.diagnostic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The codes of all diagnostics, and what their pages in `docs/diagnostics` say of each.
public final class Codes {

  private static final String FILE = "/schema/codes.txt";

  /// What is said of each code, in the words of the file.
  private static final Map<String, List<String>> ALL = read();

  private Codes() {}

  /// What the incumbent's spelling makes of a finding, which the incumbent may know nothing of.
  public enum Standing {
    /// What it is.
    SAID,
    /// A warning of `validate`: the incumbent finds it when it plans.
    LATER,
    /// A warning: the incumbent leaves it to the workspace.
    WARNED,
    /// Nothing.
    UNSAID
  }

  /// All codes.
  public static Set<String> all() {
    return ALL.keySet();
  }

  /// What the incumbent's spelling makes of a finding of this code.
  public static Standing standing(String code) {
    List<String> words = words(code);
    if (words.contains("later")) {
      return Standing.LATER;
    }
    if (words.contains("warned")) {
      return Standing.WARNED;
    }
    return words.contains("unsaid") ? Standing.UNSAID : Standing.SAID;
  }

  /// Whether no comment can allow it.
  public static boolean isFinal(String code) {
    return words(code).contains("final");
  }

  /// Whether `validate` finds it without being told who deploys.
  public static boolean isFoundOffline(String code) {
    return words(code).contains("offline") && !words(code).contains("deployer");
  }

  private static List<String> words(String code) {
    return ALL.getOrDefault(code, List.of());
  }

  private static Map<String, List<String>> read() {
    try (InputStream in = Codes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not there");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> Arrays.asList(line.split(" ", -1)))
          .collect(
              toUnmodifiableMap(
                  List::getFirst, words -> List.copyOf(words.subList(1, words.size()))));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
