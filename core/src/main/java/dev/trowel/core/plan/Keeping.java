package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathText.Token;
import dev.trowel.schema.shape.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts what is live in the place of what the bundle says, where changes are ignored, so that
/// requests that replace everything send the live value back.
///
/// What stands around an ignored place stays the bundle's: where the bundle does not have it,
/// neither has what is made here, unless it is a mapping with free keys or a list with keyed
/// elements.
final class Keeping {

  private final FieldRules rules;
  private final FieldTypes types;
  private final KeptValue values;

  private Keeping(FieldRules rules, FieldTypes types, boolean recorded) {
    this.rules = rules;
    this.types = types;
    this.values = new KeptValue(rules, types, recorded);
  }

  /// `wanted` with the live values at the ignored places.
  ///
  /// @param recorded what was last sent; counts where the workspace does not tell
  static Settings kept(Node node, Settings wanted, JsonNode recorded, ObjectNode live) {
    Keeping keeping = new Keeping(node.kind().rules(), wanted.types(), !recorded.isEmpty());
    ObjectNode tree = wanted.value().deepCopy();
    for (List<Token> place : node.ignored().places()) {
      keeping.below(tree, new Sides(recorded, live), Path.ROOT, place);
    }
    return Settings.of(tree, wanted.types());
  }

  /// What stands at one place on the two other sides.
  private record Sides(@Nullable JsonNode recorded, @Nullable JsonNode live) {
    Sides at(Path.Step step) {
      Path path = Path.ROOT.then(step);
      return new Sides(Trees.find(recorded, path), Trees.find(live, path));
    }
  }

  private void below(JsonNode mine, Sides sides, Path path, List<Token> place) {
    switch (mine) {
      case ObjectNode object -> inObject(object, sides, path, place);
      case ArrayNode list -> {
        Optional<SequencedMap<Path.Step, JsonNode>> keyed = keyed(list, path);
        if (keyed.isPresent()) {
          inKeyed(list, keyed.get(), sides, path, place);
        } else {
          inList(list, sides, path, place);
        }
      }
      default -> {}
    }
  }

  private Optional<SequencedMap<Path.Step, JsonNode>> keyed(@Nullable JsonNode list, Path path) {
    JsonNode elements = list == null ? JsonNodeFactory.instance.arrayNode() : list;
    return KeyedLists.keyOf(rules.keyed(), path)
        .flatMap(field -> KeyedLists.steps(elements, field));
  }

  private void inObject(ObjectNode object, Sides sides, Path path, List<Token> place) {
    for (String name : names(object, sides.live())) {
      Path.Step step = new Path.Field(name);
      if (Ignored.accepts(place.getFirst(), step)) {
        put(object, name, changed(object.get(name), sides.at(step), path.then(step), place));
      }
    }
  }

  private static Set<String> names(JsonNode mine, @Nullable JsonNode live) {
    Set<String> names = new TreeSet<>();
    mine.fieldNames().forEachRemaining(names::add);
    if (live != null) {
      live.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static void put(ObjectNode object, String name, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.set(name, value);
    }
  }

  /// What is to stand at `path`, which the first step of `place` leads to.
  private @Nullable JsonNode changed(
      @Nullable JsonNode mine, Sides sides, Path path, List<Token> place) {
    if (place.size() == 1) {
      return values.of(path, mine, sides.recorded(), sides.live());
    }
    JsonNode inside = mine == null ? container(sides.live(), path) : mine;
    if (inside == null || (sides.live() == null && container(mine, path) == null)) {
      return mine;
    }
    below(inside, sides, path, place.subList(1, place.size()));
    return mine == null && inside.isEmpty() ? null : inside;
  }

  /// An empty one of its sort for what can hold anything; null for what cannot.
  private @Nullable JsonNode container(@Nullable JsonNode like, Path path) {
    return switch (like) {
      case ObjectNode _ when types.at(path).orElse(null) instanceof Schema.MapOf ->
          JsonNodeFactory.instance.objectNode();
      case ArrayNode _ when KeyedLists.keyOf(rules.keyed(), path).isPresent() ->
          JsonNodeFactory.instance.arrayNode();
      case null, default -> null;
    };
  }

  private void inKeyed(
      ArrayNode list,
      SequencedMap<Path.Step, JsonNode> mine,
      Sides sides,
      Path path,
      List<Token> place) {
    SequencedMap<Path.Step, JsonNode> live =
        keyed(sides.live(), path).orElseGet(LinkedHashMap::new);
    SequencedMap<Path.Step, JsonNode> recorded =
        keyed(sides.recorded(), path).orElseGet(LinkedHashMap::new);
    SequencedSet<Path.Step> steps = new LinkedHashSet<>(mine.keySet());
    steps.addAll(live.keySet());
    list.removeAll();
    for (Path.Step step : steps) {
      JsonNode element = mine.get(step);
      if (Ignored.accepts(place.getFirst(), step)) {
        Sides inside = new Sides(recorded.get(step), live.get(step));
        element = changed(element, inside, path.then(step), place);
      }
      if (element != null) {
        list.add(element);
      }
    }
  }

  private void inList(ArrayNode list, Sides sides, Path path, List<Token> place) {
    for (int i = 0; i < list.size(); i++) {
      Path.Step step = new Path.Index(i);
      Sides inside = sides.at(step);
      if (Ignored.accepts(place.getFirst(), step) && inside.live() != null) {
        JsonNode element = changed(list.get(i), inside, path.then(step), place);
        list.set(i, requireNonNull(element));
      }
    }
  }
}
