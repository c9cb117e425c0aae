package dev.trowel.core.kind;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Facets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    file.set("facets", facets(kind.facets()));
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

  private static ObjectNode facets(Facets facets) {
    ObjectNode tree = MAPPER.createObjectNode();
    for (Facets.Keyed keyed : facets.keyed()) {
      tree.withArray("keyed")
          .addObject()
          .put("list", keyed.list())
          .put("by", keyed.by())
          .put("absent", keyed.absent())
          .put("ignore_case", keyed.ignoreCase())
          .put("sorted", keyed.sorted())
          .put("override", keyed.override());
    }
    facets.named().ifPresent(named -> named(tree.putObject("named"), named));
    facets
        .tagged()
        .ifPresent(tagged ->
            tree.putObject("tagged").put("field", tagged.field()).put("list", tagged.list()));
    facets.ownerLevel().ifPresent(level -> tree.put("owner_level", level));
    facets.securable().ifPresent(type -> tree.put("securable", type));
    if (facets.runsAs() != Facets.RunsAs.NOBODY) {
      tree.put("run_as", lower(facets.runsAs()));
    }
    if (facets.startable()) {
      tree.put("startable", true);
    }
    if (facets.triggered()) {
      tree.put("triggered", true);
    }
    if (facets.listsCreator()) {
      tree.put("lists_creator", true);
    }
    if (!facets.ownerWhen().isEmpty()) {
      tree.put("owner_when", facets.ownerWhen());
    }
    facets.inlined().ifPresent(file -> tree.set("inlined", MAPPER.valueToTree(file)));
    maps(facets, tree);
    lists(facets, tree);
    return tree;
  }

  private static void named(ObjectNode tree, Facets.Named named) {
    tree.put("field", named.field()).put("style", lower(named.style()));
    unless(tree, named.unless());
  }

  private static void maps(Facets facets, ObjectNode tree) {
    if (!facets.levels().isEmpty()) {
      tree.set("levels", MAPPER.valueToTree(facets.levels()));
    }
    if (!facets.presets().isEmpty()) {
      tree.set("presets", MAPPER.valueToTree(facets.presets()));
    }
    if (!facets.computed().isEmpty()) {
      tree.set("computed", MAPPER.valueToTree(facets.computed()));
    }
  }

  private static void lists(Facets facets, ObjectNode tree) {
    facets.pausable().forEach(pattern -> tree.withArray("pausable").add(pattern.toString()));
    facets.compute().forEach(pattern -> tree.withArray("compute").add(pattern.toString()));
    facets.fullName().forEach(field -> tree.withArray("full_name").add(field));
    facets.notInProduction().forEach(field -> tree.withArray("not_in_production").add(field));
    facets.hidden().forEach(field -> tree.withArray("hidden").add(field));
    for (Facets.Parent parent : facets.parents()) {
      tree.withArray("parents")
          .addObject()
          .put("field", parent.field())
          .put("kind", parent.kind())
          .put("output", parent.output())
          .set("name", MAPPER.valueToTree(parent.name()));
    }
    for (Facets.LocalPath path : facets.paths()) {
      tree.withArray("paths")
          .addObject()
          .put("path", path.path().toString())
          .put("mode", lower(path.mode()));
    }
    facets.defaults().forEach(preset -> preset(tree.withArray("defaults"), preset));
    facets.forced().forEach(preset -> preset(tree.withArray("forced"), preset));
    facets.paused().forEach(preset -> preset(tree.withArray("paused"), preset));
    for (Facets.Replaced replaced : facets.replaced()) {
      tree.withArray("replaced")
          .addObject()
          .put("at", replaced.at().toString())
          .put("old", replaced.old())
          .put("current", replaced.current())
          .set("fields", MAPPER.valueToTree(replaced.fields()));
    }
    for (Facets.Cleared cleared : facets.cleared()) {
      tree.withArray("cleared")
          .addObject()
          .put("at", cleared.at().toString())
          .put("field", cleared.field())
          .put("present", cleared.present())
          .set("fields", MAPPER.valueToTree(cleared.fields()));
    }
  }

  private static void preset(ArrayNode list, Facets.Preset preset) {
    ObjectNode line = list.addObject().put("path", preset.path().toString());
    line.set("value", preset.value());
    unless(line, preset.unless());
  }

  private static void unless(ObjectNode line, String unless) {
    if (!unless.isEmpty()) {
      line.put("unless", unless);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
