package dev.trowel.schema.bundle;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The keys that resources of a bundle had before, as `trowel.moved` says.
///
/// @param entries in the order written; what is no key is not among them
public record Moves(List<Moved> entries) {

  private static final String SEPARATOR = ".";

  /// Where the list stands.
  public static final Path PLACE = Path.of("trowel", "moved");

  public Moves {
    entries = List.copyOf(entries);
  }

  /// One entry.
  ///
  /// @param at where it stands in the tree
  /// @param fromSpan where the former key is written
  /// @param toSpan where the present key is written
  public record Moved(ResourceKey from, ResourceKey to, Path at, Span fromSpan, Span toSpan) {}

  /// What the resolved tree of a target says.
  public static Moves in(Mapping tree) {
    List<Moved> entries = new ArrayList<>();
    List<Value> list = list(tree);
    for (int i = 0; i < list.size(); i++) {
      moved(PLACE.index(i), list.get(i)).ifPresent(entries::add);
    }
    return new Moves(entries);
  }

  /// The list as it is written.
  public static List<Value> list(Mapping tree) {
    return Values.find(tree, PLACE) instanceof Value.Seq seq ? seq.items() : List.of();
  }

  private static Optional<Moved> moved(Path at, Value entry) {
    Optional<ResourceKey> from = key(Values.find(entry, "from"));
    Optional<ResourceKey> to = key(Values.find(entry, "to"));
    return from.flatMap(former ->
        to.map(present -> new Moved(former, present, at, span(entry, "from"), span(entry, "to"))));
  }

  private static Span span(Value entry, String field) {
    Value value = Values.find(entry, field);
    return value == null ? entry.span() : value.span();
  }

  /// The key that `value` names, such as `jobs.train`; empty where it names none.
  public static Optional<ResourceKey> key(@Nullable Value value) {
    if (!(value instanceof Text(_, String text)) || text.contains("${")) {
      return Optional.empty();
    }
    int dot = text.indexOf(SEPARATOR);
    if (dot < 1 || dot == text.length() - 1) {
      return Optional.empty();
    }
    ResourceKey key = ResourceKey.of(text.substring(0, dot), text.substring(dot + 1));
    return Optional.of(key).filter(each -> each.part() == Part.SELF);
  }

  /// The former keys of each resource that has some, the latest first: where `a` became `b` and `b`
  /// became `c`, those of `c` are `b` and `a`. A circle has no end and is left out.
  public SortedMap<ResourceKey, List<ResourceKey>> former() {
    SortedMap<ResourceKey, List<ResourceKey>> former = new TreeMap<>();
    Set<ResourceKey> sources = new HashSet<>(entries.stream().map(Moved::from).toList());
    entries.stream()
        .map(Moved::to)
        .filter(key -> !sources.contains(key))
        .forEach(key -> former.put(key, before(key)));
    return former;
  }

  private List<ResourceKey> before(ResourceKey last) {
    List<ResourceKey> found = new ArrayList<>();
    List<ResourceKey> next = List.of(last);
    while (!next.isEmpty()) {
      List<ResourceKey> known = List.copyOf(found);
      next =
          next.stream()
              .flatMap(this::sources)
              .filter(key -> !known.contains(key))
              .distinct()
              .toList();
      found.addAll(next);
    }
    return found;
  }

  private Stream<ResourceKey> sources(ResourceKey to) {
    return entries.stream().filter(each -> each.to().equals(to)).map(Moved::from);
  }
}
