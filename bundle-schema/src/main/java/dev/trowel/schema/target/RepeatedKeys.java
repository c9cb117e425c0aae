package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds elements of one list, as it is written, that have the same key: [KeyedMerge] makes them
/// one, as it must for those that a target adds to the base, and what the author meant as two is
/// gone before any rule sees it.
final class RepeatedKeys {

  private static final String RESOURCES = "resources";
  private static final String TASKS = "tasks";

  private final Diagnostics diagnostics;

  private RepeatedKeys(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Reports them for the resources of the bundle and, apart from those, of the target.
  static void refuse(Mapping tree, String target, Diagnostics diagnostics) {
    RepeatedKeys check = new RepeatedKeys(diagnostics);
    check.resources(Values.mapping(tree, RESOURCES), Path.of(RESOURCES));
    check.resources(
        Values.mapping(tree, "targets", target, RESOURCES), Path.of("targets", target, RESOURCES));
  }

  private void resources(Mapping kinds, Path at) {
    kinds
        .entries()
        .forEach((kind, ofKind) -> {
          List<Keyed> lists =
              Schemas.kind(kind).map(each -> each.facets().keyed()).orElse(List.of());
          if (!lists.isEmpty()) {
            Values.mapping(ofKind.value())
                .entries()
                .forEach((name, entry) ->
                    lists.forEach(list ->
                        list(entry.value(), list, at.field(kind).field(name).field(list.list()))));
          }
        });
  }

  private void list(Value resource, Keyed keyed, Path at) {
    Map<String, Span> first = new HashMap<>();
    List<Value> items = Values.items(resource, keyed.list());
    for (int i = 0; i < items.size(); i++) {
      String key = key(items.get(i), keyed);
      Span span = Values.nearestSpan(items.get(i), Path.of(keyed.by()));
      Span other = key == null ? null : first.putIfAbsent(key, span);
      if (other != null && other.file().equals(span.file())) {
        diagnostics.add(twice(keyed, at.index(i), other, span));
      }
    }
  }

  /// What the element would be merged by; null when it stays alone.
  private static @Nullable String key(Value item, Keyed keyed) {
    if (!(item instanceof Mapping mapping)) {
      return null;
    }
    String written = Values.textOrEmpty(mapping, keyed.by());
    String key = written.isEmpty() ? keyed.absent() : written;
    return key.isEmpty() ? null : keyed.ignoreCase() ? key.toLowerCase(Locale.ROOT) : key;
  }

  private static Diagnostic twice(Keyed keyed, Path at, Span first, Span second) {
    String code = keyed.list().equals(TASKS) ? "task-key-twice" : "list-key-twice";
    return Diagnostic.error(
            code, "two elements of %s have the same %s".formatted(keyed.list(), keyed.by()))
        .detail(
            "They would silently become one. Give the second another %s, or make them one yourself."
                .formatted(keyed.by()))
        .at(at.field(keyed.by()))
        .in(second)
        .related("the first one is here", first);
  }
}
