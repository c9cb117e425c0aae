package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Settings of a kind that are wrong in one place, made from its schema.
record BadSettings(KindSchema schema) {

  static final String NO_CHOICE = "NO_SUCH_CHOICE";

  private static final int DEEPEST = 4;
  private static final YAMLMapper YAML = new YAMLMapper();

  static BadSettings of(KindSchema schema) {
    return new BadSettings(schema);
  }

  /// One field of the settings with a value that is none of its choices, wherever in it that is;
  /// empty when the kind has no choices.
  Optional<ObjectNode> withBadChoice() {
    for (int depth = 1; depth <= DEEPEST; depth++) {
      Optional<JsonNode> found = bad(schema.settings(), depth);
      if (found.isPresent()) {
        return Optional.of((ObjectNode) found.get());
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> bad(Schema type, int depth) {
    return switch (schema.types().resolve(type)) {
      case Schema.Choice _ -> Optional.of(TextNode.valueOf(NO_CHOICE));
      case Schema.ListOf(Schema element) ->
          bad(element, depth).map(JsonNodeFactory.instance.arrayNode()::add);
      case Schema.ObjectOf object when depth > 0 -> badField(object, depth - 1);
      case Schema.ObjectOf _, Schema.MapOf _, Schema.Scalar _, Schema.Ref _ -> Optional.empty();
    };
  }

  private Optional<JsonNode> badField(Schema.ObjectOf object, int depth) {
    SortedMap<String, Schema> fields = new TreeMap<>(object.fields());
    if (object.equals(schema.settings())) {
      // What reading puts in the place of anything written cannot be written wrongly.
      schema.facets().forced().forEach(forced -> fields.remove(forced.path().toString()));
    }
    for (Map.Entry<String, Schema> field : fields.entrySet()) {
      Optional<JsonNode> inside = bad(field.getValue(), depth);
      if (inside.isPresent()) {
        ObjectNode around = JsonNodeFactory.instance.objectNode();
        around.set(field.getKey(), inside.get());
        return Optional.of(around);
      }
    }
    return Optional.empty();
  }

  /// `settings` as reading a bundle makes them, where that marks what a deployment made.
  ObjectNode deployed(ObjectNode settings) {
    if (schema.settings().fields().containsKey("deployment")) {
      settings
          .putObject("deployment")
          .put("kind", "BUNDLE")
          .put("metadata_file_path", "/Workspace/lab/state/metadata.json");
    }
    return settings;
  }

  /// What reading a bundle says, in which `it` of this kind has these settings.
  static List<Diagnostic> read(Path folder, String kind, ObjectNode settings) throws IOException {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.putObject("bundle").put("name", "lab");
    bundle.putObject("resources").putObject(kind).set("it", settings);
    Files.write(folder.resolve("databricks.yml"), YAML.writeValueAsBytes(bundle));
    Diagnostics diagnostics = new Diagnostics();
    try {
      Selected selected = BundleReader.select(folder, Options.none());
      diagnostics.addAll(selected.diagnostics());
      Facts facts = Facts.offline(Optional.empty(), GitFacts.none());
      BundleReader.read(selected, Inputs.none(), facts, diagnostics);
    } catch (StopException stop) {
      List<Diagnostic> all = new ArrayList<>(diagnostics.list());
      all.addAll(stop.diagnostics());
      return all;
    }
    return diagnostics.list();
  }
}
