package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.bundle.Adoptions.Wanted;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Has the resources that are written take over the objects they are written of, in this target:
/// without that the next deployment would make all of them a second time.
///
/// @param told takes what cannot be said
record AdoptEntries(Bundle bundle, List<String> told) {

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /// Such a target would be taken for what tells the object.
  private static final Set<String> WORDS = Set.of("id", "name");

  /// What `trowel.adopt` is to say of the resource of `file`: an object for each target. What the
  /// file says of other targets, which it is written over, stays.
  ///
  /// @param object that of this target
  /// @return empty where nothing can be said, or another file says it
  Optional<ObjectNode> of(ResourceFile file, LiveObject object) {
    String id = object.id();
    if (id.contains("${")) {
      told.add(
          "%s: its id has ${…} in it, which trowel.adopt cannot say; take it over by trowel bind %s"
              .formatted(file.key(), file.key()));
      return Optional.empty();
    }
    if (isSaid(file, object)) {
      return Optional.empty();
    }
    ObjectNode objects = others(file);
    objects.set(bundle.target(), object(id));
    return Optional.of(objects);
  }

  private boolean isSaid(ResourceFile file, LiveObject object) {
    Set<Wanted> names = Set.of(new Wanted(object.id(), false), new Wanted(object.name(), true));
    return Adoptions.in(bundle.tree()).entries().stream()
        .filter(entry -> entry.key().equals(file.key()))
        .filter(entry -> !entry.span().file().equals(file.path()))
        .anyMatch(entry -> names.contains(entry.wanted()));
  }

  private JsonNode object(String id) {
    JsonNode node =
        NUMBER.matcher(id).matches() ? LongNode.valueOf(Long.parseLong(id)) : TextNode.valueOf(id);
    return WORDS.contains(bundle.target())
        ? JsonNodeFactory.instance.objectNode().set("id", node)
        : node;
  }

  private ObjectNode others(ResourceFile file) {
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    written(file)
        .ifPresent(tree -> {
          if (Adoptions.written(tree).get(file.key().toString()) instanceof Mapping byTarget
              && !Adoptions.isDirect(byTarget)) {
            others.setAll(Json.object(byTarget));
          }
        });
    return others;
  }

  private Optional<Mapping> written(ResourceFile file) {
    Path path = bundle.root().resolve(file.path());
    try {
      return Files.isRegularFile(path)
          ? YamlReader.read(file.path(), Files.readAllBytes(path), new Diagnostics())
              .map(Document::root)
              .filter(Mapping.class::isInstance)
              .map(Mapping.class::cast)
          : Optional.empty();
    } catch (IOException unreadable) {
      // It cannot be written over either, which is told then.
      return Optional.empty();
    }
  }
}
