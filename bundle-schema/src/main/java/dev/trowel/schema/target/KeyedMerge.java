package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.load.Merge;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes elements of a list one that mean the same thing, once includes and targets have put them
/// one after the other (format.md 2.3).
public final class KeyedMerge {

  private static final Keyed GRANTS = new Keyed("grants", "principal", "", false, false, false);

  private final Diagnostics diagnostics;

  private KeyedMerge(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// The resource with the lists its kind keys merged by key, and its grants by principal. Each
  /// merged element stands where its first part stood; a sorted list is in the order of its keys.
  ///
  /// @param at where the resource stands in the bundle, for the messages
  /// @param diagnostics takes the errors
  public static Mapping merge(Mapping resource, Facets facets, Path at, Diagnostics diagnostics) {
    KeyedMerge merge = new KeyedMerge(diagnostics);
    Mapping merged = resource;
    for (Keyed keyed : facets.keyed()) {
      merged = merge.list(merged, keyed, at);
    }
    return uniquePrivileges(merge.list(merged, GRANTS, at));
  }

  private Mapping list(Mapping resource, Keyed keyed, Path at) {
    if (!(resource.get(keyed.list()) instanceof Seq seq)) {
      return resource;
    }
    List<Value> items = merged(seq.items(), keyed, at.field(keyed.list()));
    if (keyed.sorted()) {
      items.sort((one, other) -> key(one, keyed).compareTo(key(other, keyed)));
    }
    return same(items, seq.items())
        ? resource
        : resource.with(keyed.list(), new Seq(seq.span(), items));
  }

  private static boolean same(List<Value> one, List<Value> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> one.get(i) == other.get(i));
  }

  private List<Value> merged(List<Value> items, Keyed keyed, Path at) {
    SequencedMap<Object, List<Value>> groups = new LinkedHashMap<>();
    for (Value item : items) {
      groups.computeIfAbsent(group(item, keyed), _ -> new ArrayList<>(1)).add(item);
    }
    List<Value> result = new ArrayList<>(groups.size());
    for (Map.Entry<Object, List<Value>> group : groups.entrySet()) {
      result.add(one(group.getValue(), keyed, at));
    }
    return result;
  }

  private Value one(List<Value> parts, Keyed keyed, Path at) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return keyed.override()
        ? parts.getLast()
        : Merge.merge(parts, at.keyed(keyed.by(), key(parts.getFirst(), keyed)), diagnostics);
  }

  /// What elements are gathered by; an element without a key is alone.
  private static Object group(Value item, Keyed keyed) {
    String key = key(item, keyed);
    return key.isEmpty() ? new Alone() : key;
  }

  private static String key(Value item, Keyed keyed) {
    String written = text(item, keyed.by());
    String key = written == null || written.isEmpty() ? keyed.absent() : written;
    return keyed.ignoreCase() ? key.toLowerCase(Locale.ROOT) : key;
  }

  private static @Nullable String text(Value item, String field) {
    return item instanceof Mapping mapping ? Values.text(mapping, field) : null;
  }

  private static Mapping uniquePrivileges(Mapping resource) {
    if (!(resource.get(GRANTS.list()) instanceof Seq grants)) {
      return resource;
    }
    return resource.with(
        GRANTS.list(),
        grants.map(grant ->
            grant instanceof Mapping mapping && mapping.get("privileges") instanceof Seq seq
                ? mapping.with("privileges", unique(seq))
                : grant));
  }

  private static Seq unique(Seq privileges) {
    Set<String> seen = new LinkedHashSet<>();
    List<Value> kept = new ArrayList<>();
    for (Value privilege : privileges.items()) {
      if (!(privilege instanceof Value.Text(_, String name)) || seen.add(name)) {
        kept.add(privilege);
      }
    }
    return kept.size() == privileges.items().size() ? privileges : new Seq(privileges.span(), kept);
  }

  /// Equal to nothing else.
  private static final class Alone {}
}
