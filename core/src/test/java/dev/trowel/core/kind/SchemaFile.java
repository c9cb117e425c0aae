package dev.trowel.core.kind;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// The file `schema/<kind>.json` of one kind: SDK types, overlay, facets.
final class SchemaFile {

  static final ObjectMapper MAPPER = new ObjectMapper();
  static final Path FOLDER = Path.of("../bundle-schema/src/main/resources/schema");

  private SchemaFile() {}

  /// What the file must hold, as a tree with sorted keys.
  static JsonNode of(ResourceKind kind) {
    String model = kind.model().orElseThrow();
    ObjectNode file = MAPPER.createObjectNode();
    file.put("kind", kind.name()).put("singular", kind.singular()).put("settings", model);
    file.set("facets", kind.facets().deepCopy());
    file.set("types", MAPPER.valueToTree(SdkTypes.of(model)));
    merge(file, overlay(kind));
    require(kind, file.withObject("types").withObject("/" + model));
    return sorted(file);
  }

  /// The tree as text: one field a line, one space a level, short lists in one line.
  static String text(JsonNode tree) {
    DefaultIndenter lines = new DefaultIndenter(" ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode overlay(ResourceKind kind) {
    Path file = FOLDER.resolve("overlay").resolve(kind.name() + ".json");
    try {
      return Files.exists(file) ? MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(ResourceKind kind, ObjectNode settings) {
    for (FieldRules.At at : kind.rules().patterns()) {
      if (at.rule() == FieldRule.REQUIRED) {
        settings.withArray("required").add(at.pattern().toString());
      }
    }
  }

  private static void merge(ObjectNode into, JsonNode overlay) {
    for (var field : overlay.properties()) {
      JsonNode old = into.get(field.getKey());
      if (field.getValue().isNull()) {
        into.remove(field.getKey());
      } else if (old instanceof ObjectNode object && field.getValue().isObject()) {
        merge(object, field.getValue());
      } else if (old instanceof ArrayNode list && field.getKey().equals("enum")) {
        list.addAll((ArrayNode) field.getValue());
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  static JsonNode sorted(JsonNode node) {
    if (node instanceof ArrayNode list) {
      ArrayNode copy = MAPPER.createArrayNode();
      list.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    return MAPPER.createObjectNode().setAll(fields);
  }
}
