package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets resources that were written together name each other, in the place of ids.
///
/// @param keys the key of each object: kind → id → key
record CrossReferences(Map<String, Map<String, ResourceKey>> keys) {

  /// Fields that hold the id of an object of one of some kinds.
  private record Naming(List<PathPattern> places, List<String> kinds) {}

  private static final Map<String, List<Naming>> NAMED =
      Map.of(
          "jobs",
          List.of(
              naming("jobs", tasks("run_job_task.job_id")),
              naming("pipelines", tasks("pipeline_task.pipeline_id")),
              naming("dashboards", tasks("dashboard_task.dashboard_id")),
              naming("alerts", tasks("alert_task.alert_id"))),
          "model_serving_endpoints",
          List.of(
              new Naming(
                  List.of(PathPattern.of("config.served_entities.*.entity_name")),
                  List.of("registered_models", "models"))));

  private static Naming naming(String kind, List<PathPattern> places) {
    return new Naming(places, List.of(kind));
  }

  private static List<PathPattern> tasks(String field) {
    return List.of(
        PathPattern.of("tasks.*." + field), PathPattern.of("tasks.*.for_each_task.task." + field));
  }

  /// Puts references into the settings of `own`.
  void put(ResourceKey own, ObjectNode settings) {
    names(own, settings, Path.ROOT);
    Schemas.kind(own.kind())
        .map(KindSchema::facets)
        .ifPresent(facets ->
            // All are looked for before the first is put in: they are made of each other's fields.
            facets.parents().stream()
                .filter(parent -> value(settings, parent.field()).isTextual())
                .flatMap(parent -> reference(parent, settings).stream())
                .toList()
                .forEach(found -> put(settings, found)));
  }

  private record Put(String field, String text) {}

  private Optional<Put> reference(Parent parent, ObjectNode settings) {
    List<String> parts = new ArrayList<>();
    parent.name().forEach(field -> parts.add(value(settings, field).asText()));
    return key(parent.kind(), String.join(".", parts))
        .map(key -> new Put(parent.field(), "${resources.%s.%s}".formatted(key, parent.output())));
  }

  private static void put(ObjectNode settings, Put found) {
    int dot = found.field().lastIndexOf('.');
    JsonNode above = dot < 0 ? settings : value(settings, found.field().substring(0, dot));
    if (above instanceof ObjectNode object) {
      object.put(found.field().substring(dot + 1), found.text());
    }
  }

  private static JsonNode value(ObjectNode settings, String dotted) {
    return settings.at("/" + dotted.replace('.', '/'));
  }

  private void names(ResourceKey own, JsonNode node, Path at) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        Path place = at.field(field.getKey());
        named(own, place, field.getValue())
            .ifPresentOrElse(
                key -> object.put(field.getKey(), "${resources.%s.id}".formatted(key)),
                () -> names(own, field.getValue(), place));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        names(own, list.get(i), at.index(i));
      }
    }
  }

  private Optional<ResourceKey> named(ResourceKey own, Path at, JsonNode value) {
    return NAMED.getOrDefault(own.kind(), List.of()).stream()
        .filter(naming -> naming.places().stream().anyMatch(place -> place.matches(at)))
        .flatMap(naming -> naming.kinds().stream())
        .flatMap(kind -> key(kind, value.asText()).stream())
        .filter(key -> !key.equals(own))
        .findFirst();
  }

  private Optional<ResourceKey> key(String kind, String id) {
    return Optional.ofNullable(keys.getOrDefault(kind, Map.of()).get(id));
  }
}
