package dev.trowel.core.imports.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of environments, and how they stand in other names.
///
/// @param given those that were asked for; none to take what people usually call them
public record Stages(List<String> given) {

  private static final List<String> USUAL =
      List.of(
          "sandbox",
          "dev",
          "development",
          "test",
          "int",
          "integration",
          "qa",
          "uat",
          "stage",
          "stg",
          "staging",
          "preprod",
          "pre-prod",
          "prd",
          "prod",
          "production",
          "live");

  public Stages {
    given = List.copyOf(given);
  }

  private List<String> names() {
    return given.isEmpty() ? USUAL : given;
  }

  /// The environment whose name stands in `text` as a word of its own, the last one.
  public Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return names().stream()
        .filter(name -> word(name).matcher(lower).find())
        .max(Comparator.comparingInt((String name) -> last(name, lower)));
  }

  private static int last(String name, String text) {
    Matcher found = word(name).matcher(text);
    int at = -1;
    while (found.find()) {
      at = found.end();
    }
    return at;
  }

  /// A pattern that finds an environment as a word of its own.
  static Pattern word(String name) {
    return Pattern.compile(
        "(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
  }

  /// The text without the name of an environment and what joins it to the rest.
  public static String without(String text, String stage) {
    String rest =
        Pattern.compile(
                "[\\[({<]?(?<![A-Za-z0-9])" + Pattern.quote(stage) + "(?![A-Za-z0-9])[\\])}>]?",
                Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .replaceAll(" ");
    return rest.replaceAll("^[\\s_.:/-]+|[\\s_.:/-]+$", "").replaceAll("([_.:/-])\\s+", "$1");
  }

  /// Names in the order in which things are promoted.
  public List<String> sorted(Iterable<String> found) {
    List<String> all = new ArrayList<>();
    found.forEach(all::add);
    all.sort(Comparator.comparingInt(this::rank));
    return all;
  }

  private int rank(String name) {
    int at = names().indexOf(name.toLowerCase(Locale.ROOT));
    return at < 0 ? names().size() : at;
  }
}
