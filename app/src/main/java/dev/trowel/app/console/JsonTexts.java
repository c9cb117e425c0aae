package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Side;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares texts that are JSON by their fields.
final class JsonTexts {

  private final List<FieldChange> found = new ArrayList<>();

  private JsonTexts() {}

  /// The places where two trees differ.
  static List<FieldChange> changes(JsonNode before, JsonNode after) {
    JsonTexts texts = new JsonTexts();
    texts.compare(Path.ROOT, before, after);
    return List.copyOf(texts.found);
  }

  private void compare(Path path, @Nullable JsonNode a, @Nullable JsonNode b) {
    if (a != null && b != null && a.isObject() && b.isObject()) {
      NavigableSet<String> names = new TreeSet<>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path.field(name), a.get(name), b.get(name)));
    } else if (a != null && b != null && a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(path.index(i), a.get(i), b.get(i));
      }
    } else if (a == null || !a.equals(b)) {
      Path shown = path.length() == 0 ? Path.of("(all)") : path;
      Side none = new Side.Nothing();
      found.add(new FieldChange(shown, none, side(a), side(b), Origin.BUNDLE, false, false));
    }
  }

  private static Side side(@Nullable JsonNode value) {
    return value == null ? new Side.Nothing() : new Side.Known(value);
  }
}
