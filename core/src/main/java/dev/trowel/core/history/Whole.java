package dev.trowel.core.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was live after a deployment of a part: what nobody asked for stayed as an earlier
/// deployment had left it.
public final class Whole {
  private static final String RESOURCES = "resources";

  private final ObjectNode tree;
  private final NavigableSet<String> hidden;
  private final SortedMap<String, String> written;

  private Whole(Blueprint part) {
    this.tree = part.tree();
    this.hidden = new TreeSet<>(part.hidden());
    this.written = new TreeMap<>(part.written());
  }

  /// `part`, with what it left alone taken from the latest of `earlier` that did not.
  ///
  /// @param earlier the deployments before it, the latest first
  public static Blueprint of(Blueprint part, List<Entry> earlier) {
    if (part.left().isEmpty()) {
      return part;
    }
    Whole whole = new Whole(part);
    part.left().forEach(key -> whole.replace(key, earlier));
    return new Blueprint(
        whole.tree, whole.hidden, whole.written, new TreeSet<>(), part.files(), part.libraries());
  }

  private void replace(String key, List<Entry> earlier) {
    int dot = key.indexOf('.');
    String kind = key.substring(0, dot);
    String name = key.substring(dot + 1);
    String path = ResourceKey.of(kind, name).path().toString();
    hidden.removeIf(each -> isBelow(each, path));
    written.remove(key);
    if (tree.path(RESOURCES).path(kind) instanceof ObjectNode all) {
      all.remove(name);
    }
    Optional<Blueprint> source =
        earlier.stream()
            .filter(each -> each.result() != Result.INTERRUPTED)
            .flatMap(each -> each.blueprint().stream())
            .filter(each -> !each.left().contains(key))
            .findFirst();
    source.ifPresent(before -> {
      JsonNode resource = before.tree().path(RESOURCES).path(kind).path(name);
      if (resource.isObject()) {
        tree.withObjectProperty(RESOURCES).withObjectProperty(kind).set(name, resource);
        before.hidden().stream().filter(each -> isBelow(each, path)).forEach(hidden::add);
        Optional.ofNullable(before.written().get(key)).ifPresent(file -> written.put(key, file));
      }
    });
  }

  private static boolean isBelow(String path, String top) {
    return path.equals(top) || path.startsWith(top + ".") || path.startsWith(top + "[");
  }
}
