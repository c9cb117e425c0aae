package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets.Cleared;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Named;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.Facets.Replaced;
import dev.trowel.schema.shape.Facets.RunsAs;
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
        RunsAs.valueOf(upper(facets.path("run_as").asText("nobody"))),
        patterns(facets, "pausable"),
        all(facets, "paths", FacetsFile::path),
        all(facets, "defaults", FacetsFile::preset),
        all(facets, "forced", FacetsFile::preset),
        all(facets, "paused", FacetsFile::preset),
        all(facets, "cleared", FacetsFile::cleared),
        all(facets, "replaced", FacetsFile::replaced),
        texts(facets, "presets"),
        all(facets, "full_name", JsonNode::asText),
        all(facets, "parents", FacetsFile::parent),
        texts(facets, "computed"),
        patterns(facets, "compute"),
        all(facets, "not_in_production", JsonNode::asText),
        facets.path("startable").asBoolean(),
        facets.path("triggered").asBoolean(),
        all(facets, "hidden", JsonNode::asText),
        all(facets, "own", JsonNode::asText),
        facets.path("lists_creator").asBoolean(),
        facets.path("owner_when").asText(),
        one(facets, "inlined", FacetsFile::inlined));
  }

  private static <T> List<T> all(JsonNode facets, String name, Function<JsonNode, T> read) {
    return facets.path(name).valueStream().map(read).toList();
  }

  private static List<PathPattern> patterns(JsonNode facets, String name) {
    return all(facets, name, node -> PathPattern.of(node.asText()));
  }

  private static <T> Optional<T> one(JsonNode facets, String name, Function<JsonNode, T> read) {
    return Optional.ofNullable(facets.get(name)).map(read);
  }

  static Map<String, String> texts(JsonNode facets, String name) {
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
    return new Named(
        node.required("field").asText(),
        NameStyle.valueOf(upper(node.path("style").asText("plain"))),
        node.path("unless").asText(""));
  }

  private static Tagged tagged(JsonNode node) {
    return new Tagged(node.required("field").asText(), node.path("list").asBoolean());
  }

  private static LocalPath path(JsonNode node) {
    PathMode mode = PathMode.valueOf(upper(node.required("mode").asText()));
    return new LocalPath(PathPattern.of(node.required("path").asText()), mode);
  }

  private static Preset preset(JsonNode node) {
    return new Preset(
        PathPattern.of(node.required("path").asText()),
        node.required("value"),
        node.path("unless").asText(""));
  }

  private static Parent parent(JsonNode node) {
    return new Parent(
        node.required("field").asText(),
        node.required("kind").asText(),
        SchemaFiles.texts(node.required("name")),
        node.required("output").asText());
  }

  private static Inlined inlined(JsonNode node) {
    return new Inlined(
        node.required("file").asText(),
        node.path("field").asText(),
        texts(node, "lines"),
        SchemaFiles.texts(node.path("beside")));
  }

  private static Cleared cleared(JsonNode node) {
    return new Cleared(
        PathPattern.of(node.required("at").asText()),
        node.required("field").asText(),
        node.required("present").asBoolean(),
        SchemaFiles.texts(node.required("fields")));
  }

  private static Replaced replaced(JsonNode node) {
    return new Replaced(
        PathPattern.of(node.required("at").asText()),
        node.required("old").asText(),
        node.required("current").asText(),
        texts(node, "fields"));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
