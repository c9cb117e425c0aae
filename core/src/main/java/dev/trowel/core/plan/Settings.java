package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/// What the bundle wants of one resource, as far as its references are known.
///
/// @param value the tree; a text whose references are not known yet stands in it as written
/// @param open where such texts stand
/// @param types what the fields may hold
public record Settings(ObjectNode value, SequencedMap<Path, Template> open, FieldTypes types) {

  public Settings {
    open = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(open));
  }

  /// The settings as written, all references open.
  public static Settings of(ObjectNode written, FieldTypes types) {
    return new Filling(types, reference -> Optional.empty()).run(written);
  }

  /// These settings with every reference that `lookUp` knows filled in.
  public Settings fill(Function<Template.To, Optional<JsonNode>> lookUp) {
    return open.isEmpty() ? this : new Filling(types, lookUp).run(value);
  }

  /// These settings with some fields more, or other values in them.
  public Settings with(ObjectNode fields) {
    return fields.isEmpty() ? this : new Settings(value.deepCopy().setAll(fields), open, types);
  }

  /// These settings without some fields.
  public Settings without(List<String> fields) {
    return fields.stream().noneMatch(value::has)
        ? this
        : new Settings(value.deepCopy().without(fields), open, types);
  }

  /// Every reference still open, each once.
  public SequencedSet<Template.To> references() {
    SequencedSet<Template.To> all = new LinkedHashSet<>();
    open.values().forEach(template -> all.addAll(template.references()));
    return all;
  }

  /// Whether nothing is open any more.
  public boolean isKnown() {
    return open.isEmpty();
  }

  /// One pass over a tree that fills in what is known.
  private static final class Filling {

    private final FieldTypes types;
    private final Function<Template.To, Optional<JsonNode>> lookUp;
    private final SequencedMap<Path, Template> open = new LinkedHashMap<>();

    Filling(FieldTypes types, Function<Template.To, Optional<JsonNode>> lookUp) {
      this.types = types;
      this.lookUp = lookUp;
    }

    /// Shares what holds no reference, which is nearly always all.
    Settings run(ObjectNode written) {
      boolean plain = !Template.mayBeIn(written);
      return new Settings(plain ? written : object(written, Path.ROOT), open, types);
    }

    private JsonNode fill(JsonNode node, Path path) {
      if (node.isTextual()) {
        return text(node, path);
      }
      if (node.isObject()) {
        return object(node, path);
      }
      return node.isArray() ? array(node, path) : node;
    }

    private ObjectNode object(JsonNode node, Path path) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(e -> object.set(e.getKey(), fill(e.getValue(), path.field(e.getKey()))));
      return object;
    }

    private ArrayNode array(JsonNode node, Path path) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      for (int i = 0; i < node.size(); i++) {
        array.add(fill(node.get(i), path.index(i)));
      }
      return array;
    }

    private JsonNode text(JsonNode node, Path path) {
      Template template = Template.of(node.textValue());
      if (template.isPlain()) {
        return node;
      }
      Optional<JsonNode> value = template.fill(lookUp);
      if (value.isEmpty()) {
        open.put(path, template);
      }
      return value.map(known -> types.fit(path, known)).orElse(node);
    }
  }
}
