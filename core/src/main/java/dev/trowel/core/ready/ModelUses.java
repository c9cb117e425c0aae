package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The models that settings name: by their addresses in any text, and by name and version side by
/// side as served entities do.
///
/// @param all where each is named first
/// @param open those among them whose alias or stage stands where the API takes only numbers
/// @param unknown where one stands that cannot be looked up: the model is in another registry, or
///   its name is not known yet
record ModelUses(
    SequencedMap<ModelRef, Path> all, SequencedMap<ModelRef, Path> open, List<Path> unknown) {

  /// The lists whose elements name a model and a version side by side.
  private static final List<Served> LISTS =
      List.of(
          new Served("served_entities", "entity_name", "entity_version"),
          new Served("served_models", "model_name", "model_version"));

  private record Served(String list, String name, String version) {
    Optional<ModelRef> of(JsonNode element) {
      return element.path(name).isTextual()
          ? ModelRef.of(element.path(name).textValue(), element.path(version).asText())
          : Optional.empty();
    }

    boolean isLabel(JsonNode element) {
      return element.has(name) && ModelRef.isLabel(element.path(version).asText());
    }
  }

  /// All of `settings`.
  static ModelUses in(JsonNode settings) {
    ModelUses uses = new ModelUses(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    uses.collect(settings, Path.ROOT);
    return uses;
  }

  /// Whether there may be any in `settings`; it takes much less time to find out that there are
  /// none, as nearly always.
  static boolean mayBeIn(JsonNode settings) {
    if (settings.isTextual()) {
      return settings.textValue().contains(ModelRef.SCHEME);
    }
    if (LISTS.stream().anyMatch(served -> settings.has(served.list()))) {
      return true;
    }
    for (JsonNode child : settings) {
      if (mayBeIn(child)) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return all.isEmpty() && unknown.isEmpty();
  }

  private void collect(JsonNode node, Path at) {
    if (node.isTextual()) {
      ModelRef.in(node.textValue()).forEach(ref -> all.putIfAbsent(ref, at));
    } else if (node.isObject()) {
      LISTS.forEach(served -> collect(served, node.path(served.list()), at.field(served.list())));
      node.properties().forEach(each -> collect(each.getValue(), at.field(each.getKey())));
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.index(i));
      }
    }
  }

  private void collect(Served served, JsonNode list, Path at) {
    for (int i = 0; i < list.size(); i++) {
      Path place = at.index(i).field(served.version());
      Optional<ModelRef> found = served.of(list.path(i));
      found.ifPresent(ref -> all.putIfAbsent(ref, place));
      if (served.isLabel(list.path(i))) {
        found.ifPresentOrElse(ref -> open.putIfAbsent(ref, place), () -> unknown.add(place));
      }
    }
  }

  /// Puts the numbers that `lookUp` knows into `settings`, in the place of such aliases.
  static void fill(JsonNode settings, Function<ModelRef, Optional<String>> lookUp) {
    for (Served served : LISTS) {
      for (JsonNode element : settings.path(served.list())) {
        if (element instanceof ObjectNode object && served.isLabel(object)) {
          served
              .of(object)
              .flatMap(lookUp)
              .ifPresent(number -> object.put(served.version(), number));
        }
      }
    }
    settings.forEach(child -> fill(child, lookUp));
  }
}
