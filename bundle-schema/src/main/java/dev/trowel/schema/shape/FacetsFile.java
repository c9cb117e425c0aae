package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets.Cleared;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Named;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.Facets.Tagged;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the `facets` of a schema file; what is absent is empty or false.
final class FacetsFile {

  private FacetsFile() {}

  static Facets read(JsonNode facets) {
    return new Facets(
        all(facets, "keyed", FacetsFile::keyed),
        one(facets, "named", FacetsFile::named),
        one(facets, "tagged", FacetsFile::tagged),
        texts(facets, "levels"),
        one(facets, "owner_level", JsonNode::asText),
        one(facets, "securable", JsonNode::asText),
        facets.path("run_as").asBoolean(),
        all(facets, "pausable", node -> PathPattern.of(node.asText())),
        all(facets, "paths", FacetsFile::path),
        all(facets, "defaults", FacetsFile::preset),
        all(facets, "forced", FacetsFile::preset),
        all(facets, "paused", FacetsFile::preset),
        all(facets, "cleared", FacetsFile::cleared),
        texts(facets, "presets"));
  }

  private static <T> List<T> all(JsonNode facets, String name, Function<JsonNode, T> read) {
    return facets.path(name).valueStream().map(read).toList();
  }

  private static <T> Optional<T> one(JsonNode facets, String name, Function<JsonNode, T> read) {
    return Optional.ofNullable(facets.get(name)).map(read);
  }

  private static Map<String, String> texts(JsonNode facets, String name) {
    Map<String, String> texts = new HashMap<>();
    facets.path(name).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return Map.copyOf(texts);
  }

  private static Keyed keyed(JsonNode node) {
    return new Keyed(
        node.required("list").asText(),
        node.required("by").asText(),
        node.path("absent").asText(""),
        node.path("ignore_case").asBoolean(),
        node.path("sorted").asBoolean(),
        node.path("override").asBoolean());
  }

  private static Named named(JsonNode node) {
    return new Named(node.required("field").asText(), style(node.path("style").asText("plain")));
  }

  private static NameStyle style(String name) {
    return NameStyle.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Tagged tagged(JsonNode node) {
    return new Tagged(node.required("field").asText(), node.path("list").asBoolean());
  }

  private static LocalPath path(JsonNode node) {
    PathMode mode = PathMode.valueOf(node.required("mode").asText().toUpperCase(Locale.ROOT));
    return new LocalPath(PathPattern.of(node.required("path").asText()), mode);
  }

  private static Preset preset(JsonNode node) {
    return new Preset(
        PathPattern.of(node.required("path").asText()),
        node.required("value"),
        node.path("unless").asText(""));
  }

  private static Cleared cleared(JsonNode node) {
    return new Cleared(
        PathPattern.of(node.required("at").asText()),
        node.required("field").asText(),
        node.required("present").asBoolean(),
        SchemaFiles.texts(node.required("fields")));
  }
}
