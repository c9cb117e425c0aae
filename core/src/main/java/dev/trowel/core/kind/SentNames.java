package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.ObjectOf;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the API, and with it the state, calls top-level fields that the bundle calls otherwise.
///
/// @param byDeclared name in the bundle → name that is sent
public record SentNames(Map<String, String> byDeclared) {

  /// Everything has one name.
  public static final SentNames SAME = new SentNames(Map.of());

  public SentNames {
    byDeclared = Map.copyOf(byDeclared);
  }

  /// What the field `declared` is sent as.
  public String sent(String declared) {
    return byDeclared.getOrDefault(declared, declared);
  }

  /// The settings as the API names them; what is so already stays.
  public ObjectNode sent(ObjectNode settings) {
    if (byDeclared.isEmpty()) {
      return settings;
    }
    ObjectNode renamed = Json.object();
    settings.properties().forEach(field -> renamed.set(sent(field.getKey()), field.getValue()));
    return renamed;
  }

  /// The schema of [#sent(ObjectNode)].
  public KindSchema sent(KindSchema schema) {
    ObjectOf settings = schema.settings();
    Map<String, Schema> fields = new HashMap<>();
    settings.fields().forEach((name, type) -> fields.put(sent(name), type));
    Set<String> required = new HashSet<>();
    settings.required().forEach(name -> required.add(sent(name)));
    return new KindSchema(
        schema.kind(),
        schema.singular(),
        new ObjectOf(settings.name(), fields, required),
        schema.types(),
        schema.facets());
  }
}
