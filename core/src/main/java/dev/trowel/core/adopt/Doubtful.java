package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is written down as it is and should not stay so: credentials, and texts that mean
/// something else in a bundle.
///
/// @param told takes a line for each
record Doubtful(List<String> told) {

  private static final Veil USUAL = new Veil(List.of(), Set.of());

  /// Looks at settings that references were not put into yet.
  void look(ResourceKey key, ObjectNode settings) {
    look(key, Path.ROOT, settings, USUAL.over(settings));
  }

  /// @param veiled the same without credentials
  private void look(ResourceKey key, Path at, JsonNode node, JsonNode veiled) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          look(key, at.field(field.getKey()), field.getValue(), veiled.path(field.getKey()));
        }
      }
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          look(key, at.index(i), list.get(i), veiled.path(i));
        }
      }
      default -> text(key + "." + at, node, veiled);
    }
  }

  private void text(String place, JsonNode text, JsonNode veiled) {
    if (!text.equals(veiled)) {
      told.add(place + ": is written in clear; keep it in a secret scope");
    }
    if (text.isTextual()
        && Reference.references(text.textValue()).stream()
            .anyMatch(each -> each.root() != Reference.Root.OTHER)) {
      told.add(place + ": ${…} in it becomes a reference; the format cannot say it otherwise");
    }
  }
}
