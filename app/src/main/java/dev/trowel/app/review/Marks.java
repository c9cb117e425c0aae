package dev.trowel.app.review;

import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How actions look and are called in all forms.
final class Marks {

  private Marks() {}

  /// As in the text of a plan: `+`, `~`, `-/+`.
  static String sign(Action action) {
    return switch (action) {
      case CREATE -> "+";
      case ADOPT -> "<";
      case UPDATE, RENAME, RESIZE -> "~";
      case REPLACE -> "-/+";
      case DELETE -> "-";
      case FORGET -> "×";
      case KEEP -> "·";
    };
  }

  /// What happens, as one word: `create`.
  static String verb(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  /// One of a closed set, as a word: `production`.
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /// What has happened, or will have: `created`.
  static String done(Action action) {
    return switch (action) {
      case CREATE -> "created";
      case ADOPT -> "adopted";
      case UPDATE -> "updated";
      case RENAME -> "renamed";
      case RESIZE -> "resized";
      case REPLACE -> "replaced";
      case DELETE -> "deleted";
      case FORGET -> "forgotten";
      case KEEP -> "kept";
    };
  }

  /// How many items there are for each action.
  static Map<Action, Integer> counts(List<Item> items) {
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    items.forEach(item -> counts.merge(item.action(), 1, Integer::sum));
    return counts;
  }

  /// `12 created, 3 updated`.
  static String counted(List<Item> items) {
    List<String> words = new ArrayList<>();
    counts(items).forEach((action, count) -> words.add("%,d %s".formatted(count, done(action))));
    return String.join(", ", words);
  }

  /// `1 file`, `2 files`.
  static String some(int count, String one, String many) {
    return count == 1 ? "1 " + one : "%,d %s".formatted(count, many);
  }
}
