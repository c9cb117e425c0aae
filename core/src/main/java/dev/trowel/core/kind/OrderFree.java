package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists whose order means nothing to the workspace, so that it may answer in any: the live
/// elements are put where the wanted ones stand. What is left over keeps its order, so that plans
/// name places as ever.
///
/// @param steps the place of the list; `*` is every element
/// @param key the field that tells elements apart; `""` where an element is known by all it says
record OrderFree(List<String> steps, String key) implements View {

  /// Lists of which an element is known by all it says.
  static View sets(String... places) {
    View view = ALL;
    for (String place : places) {
      view = view.then(byKey(place, ""));
    }
    return view;
  }

  /// A list of which an element is known by one field.
  static View byKey(String place, String key) {
    return new OrderFree(List.of(place.split("\\.", -1)), key);
  }

  @Override
  public ObjectNode of(ObjectNode live, ObjectNode desired, JsonNode object) {
    ObjectNode aligned = live.deepCopy();
    walk(aligned, desired, steps);
    return aligned;
  }

  private void walk(JsonNode live, JsonNode desired, List<String> way) {
    if (way.isEmpty()) {
      if (live instanceof ArrayNode list && desired instanceof ArrayNode wanted) {
        align(list, wanted);
      }
      return;
    }
    List<String> below = way.subList(1, way.size());
    if (!way.getFirst().equals("*")) {
      walk(live.path(way.getFirst()), desired.path(way.getFirst()), below);
    } else if (live.isArray() && desired.isArray()) {
      for (int i = 0; i < Math.min(live.size(), desired.size()); i++) {
        walk(live.path(i), desired.path(i), below);
      }
    }
  }

  private void align(ArrayNode live, ArrayNode wanted) {
    List<JsonNode> rest = new ArrayList<>();
    live.forEach(rest::add);
    List<@Nullable JsonNode> placed = new ArrayList<>();
    wanted.forEach(element -> placed.add(taken(rest, element)));
    live.removeAll();
    for (@Nullable JsonNode element : placed) {
      if (element != null) {
        live.add(element);
      } else if (!rest.isEmpty()) {
        live.add(rest.removeFirst());
      }
    }
    live.addAll(rest);
  }

  private @Nullable JsonNode taken(List<JsonNode> from, JsonNode like) {
    for (JsonNode each : from) {
      if (isSame(each, like)) {
        from.remove(each);
        return each;
      }
    }
    return null;
  }

  private boolean isSame(JsonNode a, JsonNode b) {
    return key.isEmpty()
        ? a.equals(b)
        : a.hasNonNull(key) && Objects.equals(a.get(key), b.get(key));
  }
}
