package dev.trowel.core.authored;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import java.util.Map;

/// Writes the YAML of a bundle: in block style, keys in their order, quotes only where they are
/// needed, texts of several lines as blocks, an empty line between sections.
///
/// What it writes reads as the same tree again; keys may have up to 1000 characters.
public final class BundleText {

  private static final int STEP = 2;

  private final Comments comments;
  private final StringBuilder text = new StringBuilder();

  private BundleText(Comments comments) {
    this.comments = comments;
  }

  /// The text of a tree without comments.
  ///
  /// @param tree a mapping
  public static String of(JsonNode tree) {
    return of(tree, Comments.NONE);
  }

  /// The text of a tree.
  ///
  /// @param tree a mapping
  /// @param comments what is said above its places
  public static String of(JsonNode tree, Comments comments) {
    return new BundleText(comments).written(tree);
  }

  private String written(JsonNode tree) {
    comment(Path.ROOT, 0);
    if (tree.isEmpty()) {
      return text.append("{}\n").toString();
    }
    for (Map.Entry<String, JsonNode> section : tree.properties()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      entry(Path.ROOT, section, 0);
    }
    return text.toString();
  }

  private void comment(Path place, int indent) {
    for (String line : comments.lines(place)) {
      text.append(" ".repeat(indent)).append(line.isEmpty() ? "#" : "# " + line).append('\n');
    }
  }

  private void entry(Path above, Map.Entry<String, JsonNode> entry, int indent) {
    Path place = above.field(entry.getKey());
    comment(place, indent);
    text.append(" ".repeat(indent));
    bare(place, entry, indent);
  }

  /// A key and its value, without what comes before the key.
  private void bare(Path place, Map.Entry<String, JsonNode> entry, int indent) {
    JsonNode value = entry.getValue();
    text.append(Scalars.text(entry.getKey())).append(':');
    if (value.isObject() && !value.isEmpty()) {
      text.append('\n');
      value.properties().forEach(each -> entry(place, each, indent + STEP));
    } else if (value.isArray() && !value.isEmpty()) {
      text.append('\n');
      items(place, value, indent + STEP);
    } else {
      leaf(value, indent + STEP);
    }
  }

  private void items(Path above, JsonNode list, int indent) {
    for (int i = 0; i < list.size(); i++) {
      Path place = above.index(i);
      comment(place, indent);
      text.append(" ".repeat(indent)).append('-');
      item(place, list.get(i), indent);
    }
  }

  private void item(Path place, JsonNode item, int indent) {
    if (item.isObject() && !item.isEmpty()) {
      mapping(place, item, indent);
    } else if (item.isArray() && !item.isEmpty()) {
      text.append('\n');
      items(place, item, indent + STEP);
    } else {
      leaf(item, indent + STEP);
    }
  }

  /// The first key shares its line with the dash, unless something is said above it.
  private void mapping(Path place, JsonNode item, int indent) {
    boolean first = true;
    for (Map.Entry<String, JsonNode> each : item.properties()) {
      if (first && comments.lines(place.field(each.getKey())).isEmpty()) {
        text.append(' ');
        bare(place.field(each.getKey()), each, indent + STEP);
      } else {
        text.append(first ? "\n" : "");
        entry(place, each, indent + STEP);
      }
      first = false;
    }
  }

  private void leaf(JsonNode value, int indent) {
    if (value.isObject() || value.isArray()) {
      text.append(value.isObject() ? " {}\n" : " []\n");
    } else if (value.isTextual() && Literals.isFor(value.textValue())) {
      text.append(Literals.of(value.textValue(), indent));
    } else {
      text.append(' ').append(Scalars.of(value)).append('\n');
    }
  }
}
