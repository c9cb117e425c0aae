package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts what the code wrote into a located tree: what it did not change stays the very value it
/// was, what it changed stands where the code says.
final class Rewriting {

  private final Locations locations;
  private final Span unknown;
  private final Set<String> secrets;

  /// @param unknown the place of what the code wrote without saying where
  /// @param secrets texts that stay secret wherever the code puts them
  Rewriting(Locations locations, Span unknown, Set<String> secrets) {
    this.locations = locations;
    this.unknown = unknown;
    this.secrets = Set.copyOf(secrets);
  }

  /// A value that was there already.
  ///
  /// @param value as the bundle has it
  /// @param seen as the code was given it
  private record Before(@Nullable Value value, @Nullable JsonNode seen) {

    static final Before NOTHING = new Before(null, null);

    Before field(String name) {
      return new Before(
          value instanceof Mapping mapping ? mapping.get(name) : null,
          seen == null ? null : seen.get(name));
    }

    /// What stays when the code takes it away: what it was not shown, and what says nothing.
    Optional<Value> left() {
      if (seen == null || value == null || Same.isEmpty(Json.reveal(value))) {
        return Optional.ofNullable(value);
      }
      return value instanceof Mapping mapping ? left(mapping) : Optional.empty();
    }

    private Optional<Value> left(Mapping mapping) {
      SequencedMap<String, Entry> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach((name, entry) ->
              field(name)
                  .left()
                  .filter(each -> !Same.isEmpty(Json.reveal(each)))
                  .ifPresent(each -> entries.put(name, entry.with(each))));
      return entries.isEmpty()
          ? Optional.empty()
          : Optional.of(new Mapping(mapping.span(), entries));
    }

    Before item(int index) {
      Value item =
          value instanceof Seq(_, List<Value> items) && index < items.size()
              ? items.get(index)
              : null;
      return new Before(item, seen == null ? null : seen.get(index));
    }
  }

  /// A value that the code made.
  Entry made(String path, JsonNode json) {
    Value value = rewrite(path, unknown, json, Before.NOTHING);
    return new Entry(value.span(), value);
  }

  /// A value that the code may have changed.
  Value changed(String path, JsonNode json, Value old, JsonNode seen) {
    return rewrite(path, unknown, json, new Before(old, seen));
  }

  private Value rewrite(String path, Span around, JsonNode json, Before before) {
    if (before.value() != null && Same.as(before.seen(), json)) {
      return before.value();
    }
    Span place = locations.of(path, around);
    if (json instanceof ObjectNode object) {
      return mapping(path, place, object, before);
    }
    if (json.isArray()) {
      List<Value> items = new ArrayList<>(json.size());
      for (int i = 0; i < json.size(); i++) {
        items.add(rewrite(path + "[" + i + "]", place, json.get(i), before.item(i)));
      }
      return new Seq(placeOfAll(place, before), items);
    }
    Value leaf = Json.at(place, json);
    return leaf instanceof Text(_, String text) && secrets.contains(text)
        ? new Secret(place, text)
        : leaf;
  }

  /// What holds values of both is still where the bundle has it, unless the code says otherwise.
  private Span placeOfAll(Span place, Before before) {
    return place.equals(unknown) && before.value() != null ? before.value().span() : place;
  }

  private Mapping mapping(String path, Span place, ObjectNode json, Before before) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    if (before.value() instanceof Mapping old) {
      old.entries()
          .forEach((name, entry) -> {
            JsonNode written = json.get(name);
            Before below = before.field(name);
            Optional<Value> left =
                written == null || written.isNull() ? below.left() : Optional.empty();
            left.or(() ->
                    Optional.ofNullable(written)
                        .map(it -> rewrite(path + "." + name, place, it, below)))
                .ifPresent(value -> entries.put(name, entry.with(value)));
          });
    }
    for (var each : json.properties()) {
      String below = path + "." + each.getKey();
      if (!entries.containsKey(each.getKey())) {
        Value value = rewrite(below, place, each.getValue(), Before.NOTHING);
        entries.put(each.getKey(), new Entry(locations.of(below, place), value));
      }
    }
    return new Mapping(placeOfAll(place, before), entries);
  }
}
