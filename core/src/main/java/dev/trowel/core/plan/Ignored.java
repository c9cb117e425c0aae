package dev.trowel.core.plan;

import dev.trowel.core.kind.SentNames;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathText;
import dev.trowel.schema.address.PathText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The places of one resource, or of its permissions or grants, whose live values stay
/// (`lifecycle.ignore_changes`).
///
/// @param places each as the steps that lead to it
public record Ignored(List<List<Token>> places) {

  /// Nothing stays.
  public static final Ignored NOTHING = new Ignored(List.of());

  private static final String ANY = "*";

  public Ignored {
    places = places.stream().map(List::copyOf).toList();
  }

  /// What these texts name; what is no path names nothing.
  ///
  /// @param names what the settings call fields that the bundle calls otherwise
  static Ignored of(List<String> texts, SentNames names) {
    return new Ignored(paths(texts).map(place -> sent(place, names)).toList());
  }

  /// What these texts name of a part.
  ///
  /// @param part `permissions` or `grants`
  /// @param list the field of the part's settings that holds the list
  static Ignored of(List<String> texts, String part, String list) {
    return new Ignored(
        paths(texts)
            .filter(place -> place.getFirst().text().equals(part))
            .map(place -> renamed(place, list))
            .toList());
  }

  private static Stream<List<Token>> paths(List<String> texts) {
    return texts.stream().flatMap(text -> PathText.split(text).stream());
  }

  private static List<Token> sent(List<Token> place, SentNames names) {
    return renamed(place, names.sent(place.getFirst().text()));
  }

  private static List<Token> renamed(List<Token> place, String first) {
    List<Token> renamed = new ArrayList<>(place);
    renamed.set(0, new Token(first, false));
    return renamed;
  }

  /// Whether nothing is ignored.
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /// Whether what stands at `path` is ignored, itself or as a part of something.
  boolean covers(Path path) {
    return places.stream().anyMatch(place -> covers(place, path.steps()));
  }

  private static boolean covers(List<Token> place, List<Path.Step> steps) {
    if (steps.size() < place.size()) {
      return false;
    }
    for (int i = 0; i < place.size(); i++) {
      if (!accepts(place.get(i), steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether one step of a place as written means `step`.
  static boolean accepts(Token token, Path.Step step) {
    if (token.bracket() && token.text().equals(ANY)) {
      return true;
    }
    return switch (step) {
      case Path.Field(String name) -> token.text().equals(name);
      case Path.Index(int index) -> token.text().equals(Integer.toString(index));
      case Path.Keyed(String field, String value) ->
          token.text().equals(value) || token.text().equals(field + "=" + value);
    };
  }
}
