package dev.trowel.app.console;

import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Names fields as a plan shows them: elements by the short form of their key, `tasks[train]`.
final class Labels {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

  private Labels() {}

  /// The path in pieces, one for each field; a list and its element are one piece.
  static List<String> of(Path path) {
    List<String> pieces = new ArrayList<>();
    for (Path.Step step : path.steps()) {
      switch (step) {
        case Path.Field(String name) -> pieces.add(field(name));
        case Path.Index(int index) -> element(pieces, Integer.toString(index));
        case Path.Keyed(String _, String value) -> element(pieces, value);
      }
    }
    return pieces.stream().map(Fit::line).toList();
  }

  /// `a.b[train].c`.
  static String joined(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (String piece : pieces) {
      text.append(text.isEmpty() || piece.startsWith("[") ? "" : ".").append(piece);
    }
    return text.toString();
  }

  private static String field(String name) {
    return PLAIN.matcher(name).matches() ? name : "['" + name + "']";
  }

  private static void element(List<String> pieces, String key) {
    String list = pieces.isEmpty() ? "" : pieces.removeLast();
    pieces.add(list + "[" + key + "]");
  }
}
