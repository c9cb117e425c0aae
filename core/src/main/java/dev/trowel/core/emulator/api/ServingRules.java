package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the service refuses in a serving endpoint's settings and what it fills in.
final class ServingRules {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

  private ServingRules() {}

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ApiException.invalid(
          "Endpoint name '"
              + name
              + "' is invalid: it must be alphanumeric, with hyphens and"
              + " underscores allowed in between, and at most 63 characters.");
    }
  }

  /// A configuration as it is kept: `served_models` taken as entities, with names and traffic.
  static ObjectNode config(ObjectNode given, int version, World world) {
    ObjectNode config = given.deepCopy();
    config.remove("name");
    List<ObjectNode> entities = entities(config);
    Set<String> names = new HashSet<>();
    for (ObjectNode entity : entities) {
      fill(entity, world);
      if (!names.add(entity.path("name").asText())) {
        throw ApiException.invalid(
            "Served entity names must be unique: '" + entity.path("name").asText() + "'.");
      }
    }
    config.remove("served_models");
    config.putArray("served_entities").addAll(entities);
    traffic(config, entities, names);
    return config.put("config_version", version);
  }

  private static List<ObjectNode> entities(ObjectNode config) {
    List<ObjectNode> entities = Docs.objects(config, "served_entities").toList();
    List<ObjectNode> models = Docs.objects(config, "served_models").toList();
    if (!entities.isEmpty() && !models.isEmpty()) {
      throw ApiException.invalid("Only one of served_entities and served_models may be given.");
    }
    for (ObjectNode model : models) {
      model.put("entity_name", Docs.required(model, "model_name"));
      model.put("entity_version", Docs.required(model, "model_version"));
      model.remove(List.of("model_name", "model_version"));
    }
    return entities.isEmpty() ? models : entities;
  }

  private static void fill(ObjectNode entity, World world) {
    if (entity.get("external_model") instanceof ObjectNode external) {
      Docs.defaults(entity, "name", Docs.required(external, "name"));
    } else {
      String name = Docs.required(entity, "entity_name");
      String version = entity.path("entity_version").asText();
      Docs.defaults(entity, "name", name.substring(name.lastIndexOf('.') + 1) + "-" + version);
      Docs.defaults(entity, "workload_type", "CPU");
      Docs.defaults(entity, "scale_to_zero_enabled", false);
      if (!entity.has("min_provisioned_throughput")
          && !entity.has("max_provisioned_throughput")
          && !entity.has("provisioned_model_units")
          && !entity.has("min_provisioned_concurrency")) {
        Docs.defaults(entity, "workload_size", "Small");
      }
    }
    entity.put("creation_timestamp", world.now()).put("creator", world.caller().userName());
    Docs.child(entity, "state")
        .put("deployment", "DEPLOYMENT_READY")
        .put("deployment_state_message", "");
  }

  private static void traffic(ObjectNode config, List<ObjectNode> entities, Set<String> names) {
    if (!config.has("traffic_config") && !entities.isEmpty()) {
      ArrayNode routes = config.putObject("traffic_config").putArray("routes");
      String first = entities.getFirst().path("name").asText();
      routes.addObject().put("served_model_name", first).put("traffic_percentage", 100);
    }
    int total = 0;
    for (ObjectNode route : Docs.objects(config.path("traffic_config"), "routes").toList()) {
      String name =
          Docs.text(route, "served_model_name")
              .or(() -> Docs.text(route, "served_entity_name"))
              .orElse("");
      if (!names.contains(name)) {
        throw ApiException.invalid("Traffic is routed to '" + name + "', which is not served.");
      }
      route.put("served_model_name", name).put("served_entity_name", name);
      total += route.path("traffic_percentage").asInt();
    }
    if (!entities.isEmpty() && total != 100) {
      throw ApiException.invalid("The traffic percentages must add up to 100, not " + total + ".");
    }
  }
}
